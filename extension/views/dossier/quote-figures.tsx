import type { Figure } from '../../../shared/metrics/figure.ts'
import { type OwnRates, priceEstimate } from '../../../shared/metrics/price-estimate.ts'
import { priceVerdict, priceWord } from '../../../shared/metrics/price-verdict.ts'
import { type QuoteCosts, quoteCosts } from '../../../shared/metrics/quote-costs.ts'
import type { Metric } from '../../../shared/schema/metric.ts'
import type { Price } from '../../../shared/schema/quote.ts'
import { money, small } from '../parts/format.ts'
import { Line } from './line.tsx'
import type { DossierView } from './view.ts'

const COSTS = ['cpm', 'cpv', 'cpe'] as const
const TONES = { good: 'good', fair: 'warn', poor: 'bad' } as const

interface Props {
  /** Null where none was typed, or none that fits. */
  price: Price | null
  currency: string
  rates: ((currency: string) => OwnRates) | undefined
  metrics: { typicalViews: Metric; typicalEngagement: Metric }
  view: DossierView
}

/** What the price comes to, what it is among the team's own, and what a post of the creator's may cost. */
export function QuoteFigures({ price, currency, rates, metrics: { typicalViews, typicalEngagement }, view }: Props) {
  const costs = price && quoteCosts(price, typicalViews, typicalEngagement)
  const own = rates?.(currency)
  return (
    <>
      {costs && COSTS.map((cost) => <Cost key={cost} of={cost} costs={costs} currency={currency} view={view} />)}
      {costs && own && <Verdict figure={priceVerdict(costs.cpv, own)} view={view} />}
      {own && <Estimate figure={priceEstimate(typicalViews, currency, null, own)} currency={currency} view={view} />}
    </>
  )
}

function Cost({ of, costs, currency, view }: { of: keyof QuoteCosts; costs: QuoteCosts; currency: string; view: DossierView }) {
  const { say } = view
  const figure: Figure = costs[of]
  const spell = (value: number) => money(value, currency, say.lang)
  const { value, low, high } = figure
  const range =
    low === undefined
      ? undefined
      : high === undefined
        ? say('quote.atLeast', { low: spell(low) })
        : say('quote.range', { low: spell(low), high: spell(high) })
  return <Line of={of} label={say(`quote.${of}`)} value={value === null ? undefined : spell(value)} note={range} figure={figure} view={view} />
}

function Verdict({ figure, view }: { figure: Figure; view: DossierView }) {
  const { say } = view
  const { value, low, high } = figure
  const word = value === null ? undefined : priceWord(value)
  const times = (x: number) => small(x, say.lang)
  return (
    <Line
      of="priceVerdict"
      label={say('quote.verdict')}
      value={word && value !== null ? `${say(`price.${word}`)} · ${say('price.times', { x: times(value) })}` : undefined}
      tone={word && TONES[word]}
      note={[
        say('price.among', { n: Number(figure.receipt.inputs.quotes) }),
        low !== undefined && high !== undefined && say('quote.range', { low: `${times(low)}×`, high: `${times(high)}×` }),
      ]
        .filter(Boolean)
        .join(' · ')}
      figure={figure}
      view={view}
    />
  )
}

function Estimate({ figure, currency, view }: { figure: Figure; currency: string; view: DossierView }) {
  const { say } = view
  const { value, low = 0, high = 0 } = figure
  const spell = (amount: number) => money(amount, currency, say.lang, 2)
  const range = say('price.range', { low: spell(low), high: spell(high) })
  return (
    <Line
      of="priceEstimate"
      label={say('quote.estimate')}
      value={value === null ? undefined : spell(value)}
      note={range}
      figure={figure}
      view={view}
    />
  )
}
