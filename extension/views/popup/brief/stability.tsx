import { useState } from 'preact/hooks'
import type { ScorePart } from '../../../../shared/schema/score.ts'
import { CHANGE, type Stability, stabilityOf } from '../../../../shared/scoring/stability.ts'
import { full, percent, plain } from '../../parts/format.ts'
import type { PopupSay } from '../say.ts'
import { useStore } from '../store.ts'
import type { PopupView } from '../view.ts'

/** Whether the order of the list would survive other weights; a click opens how that was found out. */
export function OrderLine({ view: { say, list } }: { view: PopupView }) {
  const [open, setOpen] = useState(false)
  const { rows, filter, total } = useStore(list)
  const stability = filter.sort === 'score' ? stabilityOf(rows.map(({ score }) => score)) : null
  if (!stability) return null
  const { order, moved, tau } = stability
  return (
    <>
      <button type="button" class="order" data-order={order} data-moved={moved} aria-expanded={open} onClick={() => setOpen(!open)}>
        <b class={order === 'holds' ? 'good' : 'warn'}>{say(`order.${order}`)}</b> {say('order.moves', { p: percent(swapped(tau), say.lang, 2) })}
      </button>
      {open && <OrderReceipt stability={stability} of={total ?? rows.length} shown={rows.length} say={say} />}
    </>
  )
}

/** Kendall’s tau is the share of pairs that agree less the share of those that do not. */
const swapped = (tau: number): number => (1 - tau) / 2

function OrderReceipt({ stability: { tau, n, moved, by }, of, shown, say }: { stability: Stability; of: number; shown: number; say: PopupSay }) {
  const p = percent(CHANGE, say.lang)
  return (
    <section class="receipt" data-receipt="order">
      <p class="formula">{say('order.formula', { p })}</p>
      <dl>
        <Row name={say('order.tau')} value={plain(Number(tau.toFixed(2)), say.lang)} />
        {by && (
          <Row
            name={say('order.by')}
            value={say('order.moved', {
              by: `${say(`part.${by.part as ScorePart}`)} ${by.factor > 1 ? '+' : '−'}${p}`,
              moved: full(moved, say.lang),
              n: full(n, say.lang),
            })}
          />
        )}
        <Row name={say('order.n')} value={say('order.nOf', { n: full(n, say.lang), of: full(of, say.lang) })} />
      </dl>
      <p class="dim">{say(shown < of ? 'order.partly' : 'order.limits', { shown: full(shown, say.lang) })}</p>
    </section>
  )
}

const Row = ({ name, value }: { name: string; value: string }) => (
  <div class="row">
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
