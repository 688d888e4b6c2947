import { useState } from 'preact/hooks'
import type { Figure } from '../../../shared/metrics/figure.ts'
import { type QuoteCosts, quoteCosts } from '../../../shared/metrics/quote-costs.ts'
import type { Metric } from '../../../shared/schema/metric.ts'
import { Line } from './line.tsx'
import type { DossierView } from './view.ts'

const CURRENCIES = ['CNY', 'USD', 'EUR', 'GBP', 'JPY', 'KRW', 'TWD', 'HKD', 'SGD'] as const
const COSTS = ['cpm', 'cpv', 'cpe'] as const

interface Props {
  typicalViews: Metric | undefined
  typicalEngagement: Metric | undefined
  view: DossierView
}

/** What a quote comes to per thousand views, per view and per engagement, as it is typed. */
export function Quote({ typicalViews, typicalEngagement, view }: Props) {
  const { say } = view
  const [price, setPrice] = useState('')
  const [rebate, setRebate] = useState('')
  const [currency, setCurrency] = useState<string>(say.lang === 'zh-TW' ? 'TWD' : say.lang === 'en' ? 'USD' : 'CNY')
  if (!typicalViews || !typicalEngagement) return null
  const typed = numberIn(price)
  const costs = quoteCosts({ price: typed, rebate: (numberIn(rebate) ?? 0) / 100, currency }, typicalViews, typicalEngagement)
  const isBad = costs.cpm.absence === 'bad-price'
  return (
    <section class="quote">
      <h2>{say('quote.title')}</h2>
      <div class="fields">
        <label>
          <span>{say('quote.price')}</span>
          <input inputMode="decimal" value={price} aria-invalid={isBad} onInput={(event) => setPrice(event.currentTarget.value)} />
        </label>
        <label>
          <span>{say('quote.currency')}</span>
          <select value={currency} onChange={(event) => setCurrency(event.currentTarget.value)}>
            {CURRENCIES.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{say('quote.rebate')}</span>
          <input inputMode="decimal" value={rebate} aria-invalid={isBad} onInput={(event) => setRebate(event.currentTarget.value)} />
        </label>
      </div>
      {isBad && (
        <p class="bad" role="alert">
          {say('quote.bad')}
        </p>
      )}
      {typed !== null && !isBad && COSTS.map((cost) => <Cost key={cost} of={cost} costs={costs} currency={currency} view={view} />)}
    </section>
  )
}

/** What was typed as a number: NaN where it is none, null where nothing was. Both decimal signs are taken. */
function numberIn(text: string): number | null {
  const bare = text.trim().replace(/[\s_,，](?=\d{3}(?:\D|$))/g, '')
  return bare === '' ? null : Number(bare.replace(/[,，]/, '.'))
}

function Cost({ of, costs, currency, view }: { of: keyof QuoteCosts; costs: QuoteCosts; currency: string; view: DossierView }) {
  const { say } = view
  const figure: Figure = costs[of]
  const money = (value: number) => new Intl.NumberFormat(say.lang, { style: 'currency', currency, maximumSignificantDigits: 3 }).format(value)
  const { value, low, high } = figure
  const range =
    low === undefined
      ? undefined
      : high === undefined
        ? say('quote.atLeast', { low: money(low) })
        : say('quote.range', { low: money(low), high: money(high) })
  return <Line of={of} label={say(`quote.${of}`)} value={value === null ? undefined : money(value)} note={range} figure={figure} view={view} />
}
