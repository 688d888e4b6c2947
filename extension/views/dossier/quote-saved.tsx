import { useState } from 'preact/hooks'
import type { QuoteHistory } from '../../../shared/schema/candidate.ts'
import type { Price, Quote } from '../../../shared/schema/quote.ts'
import { cut } from '../parts/cut.ts'
import { moment, since } from '../parts/dates.ts'
import { money, percent } from '../parts/format.ts'
import type { DossierSay } from './say.ts'
import type { DossierView } from './view.ts'

interface Props {
  quote: Quote
  history(): Promise<QuoteHistory['history']>
  view: DossierView
}

type Read = QuoteHistory['history'] | 'reading' | 'failed'

/** The quote that the team has, who noted it, and those before it on demand. */
export function SavedQuote({ quote, history, view }: Props) {
  const { say, now } = view
  const [read, setRead] = useState<Read>()
  const open = () => {
    setRead('reading')
    history().then(setRead, () => setRead('failed'))
  }
  return (
    <>
      <p class="saved-quote">
        <b>{sayPrice(quote, say)}</b> <span class="dim">{say('quote.by', { who: cut(quote.by, 16), ago: since(quote.at, now, say.lang) })}</span>
        <button
          type="button"
          class="link"
          data-action="quote-history"
          aria-expanded={read !== undefined}
          onClick={() => (read ? setRead(undefined) : open())}
        >
          {say('quote.history')}
        </button>
      </p>
      {read && <Before read={read} say={say} />}
    </>
  )
}

function Before({ read, say }: { read: Read; say: DossierSay }) {
  if (read === 'reading') return <p class="dim">{say('quote.reading')}</p>
  if (read === 'failed') return <p class="bad">{say('quote.unread')}</p>
  return (
    <ul class="quotes">
      {read.map(({ quote, by, at }) => (
        <li key={at}>
          <span>{quote ? sayPrice(quote, say) : say('quote.cleared')}</span>
          <span class="dim">
            {cut(by, 16)} · {moment(at, say.lang)}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** "CN¥12,000, 20% rebate". */
function sayPrice({ price, rebate, currency }: Price, say: DossierSay): string {
  const spelt = money(price, currency, say.lang)
  return rebate === 0 ? spelt : say('quote.withRebate', { price: spelt, rebate: percent(rebate, say.lang) })
}
