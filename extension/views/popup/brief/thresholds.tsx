import { QUADRANTS } from '../../../../shared/schema/judgement.ts'
import { Group, type PartProps, Slider } from './fields.tsx'

/** From where on performance and fit count as high, and what the four quadrants are. */
export const ThresholdFields = ({ view: { say }, draft: { thresholds }, wrong, change }: PartProps) => (
  <Group of="thresholds" label={say('brief.thresholds')} hint={say('brief.thresholds.hint')} wrong={wrong} say={say}>
    {(['performance', 'fit'] as const).map((side) => (
      <Slider
        key={side}
        name={`threshold-${side}`}
        label={say(`brief.${side}`)}
        value={thresholds[side]}
        onValue={(value) => change({ thresholds: { ...thresholds, [side]: value } })}
      />
    ))}
    <p class="dim">
      {QUADRANTS.map((quadrant) => say('fit.line', { wish: say(`quadrant.${quadrant}`), found: say(`brief.quadrant.${quadrant}`) })).join(' · ')}
    </p>
  </Group>
)
