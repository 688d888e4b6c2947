import { Group, type PartProps } from './fields.tsx'

const TIERS = ['nobody', 'koc', 'tail', 'waist', 'head', 'top'] as const
const EMPTY = { min: '', max: '' }

/** How many creators of each size there must and may be. */
export function TierFields({ view: { say }, draft, wrong, change }: PartProps) {
  const set = (tier: string, bound: Partial<typeof EMPTY>) =>
    change({ tiers: { ...draft.tiers, [tier]: { ...EMPTY, ...draft.tiers[tier], ...bound } } })
  return (
    <Group of="tiers" label={say('brief.tiers')} hint={say('brief.tiers.hint')} wrong={wrong} say={say}>
      {TIERS.map((tier) => {
        const { min, max } = draft.tiers[tier] ?? EMPTY
        const name = say(`tier.${tier}`)
        const bound = (which: 'min' | 'max', value: string) => (
          <input
            type="text"
            inputMode="numeric"
            maxLength={4}
            name={`${tier}-${which}`}
            value={value}
            placeholder={say(`brief.${which}`)}
            aria-label={`${name}: ${say(`brief.${which}`)}`}
            onInput={(event) => set(tier, { [which]: event.currentTarget.value })}
          />
        )
        return (
          <div class="tier" key={tier}>
            <span>{name}</span>
            {bound('min', min)}
            {bound('max', max)}
          </div>
        )
      })}
    </Group>
  )
}
