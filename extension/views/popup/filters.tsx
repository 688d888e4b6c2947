import { STAGES } from '../../../shared/schema/candidate.ts'
import { EVIDENCE_CODES } from '../../../shared/schema/evidence.ts'
import { QUADRANTS } from '../../../shared/schema/judgement.ts'
import { full } from '../parts/format.ts'
import { type Filter, SORTS } from './filter.ts'
import { Pick } from './pick.tsx'
import { useStore } from './store.ts'
import { type PopupView, platformName } from './view.ts'

/** Which candidates, in which order, and how many those are. */
export function Filters({ view }: { view: PopupView }) {
  const { say, list } = view
  const { filter, total } = useStore(list)
  const present = [...new Set([...list.platforms(), ...(filter.platform ? [filter.platform] : [])])]
  const pick = (of: 'platform' | 'stage' | 'quadrant' | 'flag' | 'sort', label: string, options: readonly (readonly [string, string])[]) => (
    <Pick
      name={of}
      label={label}
      value={filter[of]}
      options={options}
      look={of !== 'sort' && filter[of] ? 'active' : undefined}
      onPick={(value) => void list.filter({ [of]: value } as Partial<Filter>)}
    />
  )
  return (
    <div class="filters">
      {pick('platform', say('list.platform'), [['', say('list.platforms')], ...present.map((id) => [id, platformName(id, view)] as const)])}
      {pick('stage', say('list.stage'), [['', say('list.stages')], ...STAGES.map((stage) => [stage, say(`stage.${stage}`)] as const)])}
      {filter.brief &&
        pick('quadrant', say('list.quadrant'), [
          ['', say('list.quadrants')],
          ...QUADRANTS.map((quadrant) => [quadrant, say(`quadrant.${quadrant}`)] as const),
        ])}
      {pick('flag', say('list.flag'), [['', say('list.flags')], ...EVIDENCE_CODES.map((code) => [code, say(`evidence.${code}.name`)] as const)])}
      <span class="sorted">
        <span class="count" role="status">
          {total !== null && (total === 1 ? say('list.countOne') : say('list.count', { n: full(total, say.lang) }))}
        </span>
        {pick(
          'sort',
          say('list.sort'),
          SORTS.map((sort) => [sort, say(`sort.${sort}`)] as const),
        )}
      </span>
    </div>
  )
}
