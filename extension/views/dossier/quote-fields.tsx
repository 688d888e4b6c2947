import type { QuoteDraft } from '../../services/drafts.ts'
import { CURRENCIES, type QuoteField } from './quote-text.ts'
import type { DossierSay } from './say.ts'

interface Props {
  draft: QuoteDraft
  wrong: readonly QuoteField[]
  say: DossierSay
  change(more: Partial<QuoteDraft>): void
}

/** Price, currency and rebate; what does not fit is said below its field. */
export function QuoteFields({ draft, wrong, say, change }: Props) {
  const told = (of: QuoteField) => ({
    name: `quote-${of}`,
    'aria-invalid': wrong.includes(of),
    'aria-describedby': wrong.includes(of) ? `quote-${of}-error` : undefined,
  })
  const text = (of: 'price' | 'rebate') => (
    <label>
      <span>{say(`quote.${of}`)}</span>
      <input
        inputMode="decimal"
        autoComplete="off"
        value={draft[of]}
        {...told(of)}
        onInput={(event) => change({ [of]: event.currentTarget.value })}
      />
    </label>
  )
  return (
    <>
      <div class="fields">
        {text('price')}
        <label>
          <span>{say('quote.currency')}</span>
          <select value={draft.currency} {...told('currency')} onChange={(event) => change({ currency: event.currentTarget.value })}>
            {[...new Set([draft.currency, ...CURRENCIES])].sort().map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        {text('rebate')}
      </div>
      {wrong.map((of) => (
        <p key={of} class="bad" role="alert" id={`quote-${of}-error`} data-error={of}>
          {say(`quote.error.${of}`)}
        </p>
      ))}
    </>
  )
}
