import type { Metric } from '../../../shared/schema/metric.ts'
import type { QuoteDraft } from '../../services/drafts.ts'
import { type Drafting, useDraft } from './quote-draft.ts'
import { QuoteFields } from './quote-fields.tsx'
import { QuoteFigures } from './quote-figures.tsx'
import { SavedQuote } from './quote-saved.tsx'
import { priceIn, textOf } from './quote-text.ts'
import type { Quoting } from './quoting.ts'
import type { DossierSay } from './say.ts'
import type { DossierView } from './view.ts'

interface Props {
  typicalViews: Metric | undefined
  typicalEngagement: Metric | undefined
  quoting: Quoting
  view: DossierView
}

/** What the creator asks for a post, what that comes to as it is typed, and what it is among the team's own quotes. */
export function Quote({ typicalViews, typicalEngagement, quoting, view }: Props) {
  const drafting = useDraft(quoting)
  if (!typicalViews || !typicalEngagement) return null
  const { saved, currency, rates, history } = quoting
  const shown = drafting.draft ?? (saved ? textOf(saved) : { price: '', rebate: '', currency })
  const read = priceIn(shown)
  return (
    <section class="quote" data-quote={saved ? 'saved' : 'none'} data-draft={drafting.draft !== undefined}>
      <h2>{view.say('quote.title')}</h2>
      {saved && <SavedQuote quote={saved} history={history} view={view} />}
      <QuoteForm shown={shown} isSaved={saved !== undefined} drafting={drafting} say={view.say} />
      <QuoteFigures
        price={'price' in read ? read.price : null}
        currency={shown.currency}
        rates={rates}
        metrics={{ typicalViews, typicalEngagement }}
        view={view}
      />
    </section>
  )
}

interface FormProps {
  shown: QuoteDraft
  isSaved: boolean
  drafting: Drafting
  say: DossierSay
}

function QuoteForm({ shown, isSaved, drafting, say }: FormProps) {
  const { draft, refused, saving, change, discard, save } = drafting
  const read = priceIn(shown)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save(shown)
      }}
    >
      <QuoteFields draft={shown} wrong={'wrong' in read ? read.wrong : refused} say={say} change={(more) => change({ ...shown, ...more })} />
      <p class="acts">
        {draft && <span class="dim unsaved">{say('quote.draft')}</span>}
        {isSaved && (
          <button type="button" class="quiet" data-action="clear-quote" aria-disabled={saving} onClick={() => void save(null)}>
            {say('quote.clear')}
          </button>
        )}
        {draft && (
          <button type="button" class="quiet" data-action="discard-quote" onClick={() => void discard()}>
            {say('quote.discard')}
          </button>
        )}
        <button type="submit" class="primary" data-action="save-quote" aria-disabled={saving || draft === undefined}>
          {say('quote.save')}
        </button>
      </p>
    </form>
  )
}
