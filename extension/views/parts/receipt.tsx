import type { ComponentChildren } from 'preact'
import type { Receipt as Facts } from '../../../shared/schema/metric.ts'
import type { Observation } from '../../../shared/schema/observation.ts'
import { moment } from './dates.ts'
import { plain } from './format.ts'
import { sayCodes, sayLeftOut, sayWindow } from './said.ts'
import type { PartsSay } from './say.ts'

export interface ReceiptProps {
  receipt: Facts
  observation: Pick<Observation, 'sources'> & { terms: Pick<Observation['terms'], 'engagement'> }
  /** The platform's id: its file is named after it. */
  platform: string
  label: string
  /** Further lines that belong to this figure. */
  children?: ComponentChildren
  say: PartsSay
}

/** How a number came about: formula, posts, window, what was left out, precision, inputs, and where it was read. */
export function Receipt({ receipt, observation, platform, label, children, say }: ReceiptProps) {
  const { window, precision, inputs, leftOut } = receipt
  return (
    <section class="receipt" aria-label={`${say('receipt.of')}: ${label}`}>
      <p class="formula">{sayFormula(receipt, observation, say)}</p>
      {children}
      <dl>
        {Object.entries(inputs).map(([key, value]) =>
          value === null || key === 'parts' ? null : (
            <Row key={key} name={nameOf(key, say)}>
              {typeof value === 'number' && key !== 'year' ? plain(value, say.lang) : sayCodes(String(value), say)}
            </Row>
          ),
        )}
        {window && <Row name={say('receipt.n', { n: receipt.n })}>{sayWindow(window, say)}</Row>}
        {precision && <Row name={say('receipt.precision')}>{say(`precision.${precision}`)}</Row>}
      </dl>
      {leftOut.length > 0 && <LeftOutPosts posts={leftOut} say={say} />}
      <Sources keys={receipt.sources} known={observation.sources} say={say} />
      <p class="dim">
        {say('receipt.file')} <code>{platform}.ts</code>
      </p>
    </section>
  )
}

const Row = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div class="row">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

function sayFormula({ formula, inputs }: Facts, { terms }: ReceiptProps['observation'], say: PartsSay): string {
  const sum = sayCodes(typeof inputs.parts === 'string' ? inputs.parts : terms.engagement.join('+'), say)
  return say.maybe(`formula.${formula}`, { sum }) ?? formula
}

const nameOf = (key: string, say: PartsSay): string => say.maybe(`input.${key}`) ?? say.maybe(`count.${key}`) ?? key

function LeftOutPosts({ posts, say }: { posts: Facts['leftOut']; say: PartsSay }) {
  const byReason = Map.groupBy(posts, ({ reason }) => reason)
  return (
    <details>
      <summary>{sayLeftOut(posts, say)}</summary>
      {[...byReason].map(([reason, of]) => (
        <p class="dim ids" key={reason}>
          {say(`left.${reason}`)} {of.length}: {of.map(({ postId }) => postId).join(', ')}
        </p>
      ))}
    </details>
  )
}

function Sources({ keys, known, say }: { keys: readonly string[]; known: Observation['sources']; say: PartsSay }) {
  const notes = keys.flatMap((key) => known[key] ?? [])
  return (
    <>
      {notes.map(({ kind, name, layout, readAt }) => (
        <p class="dim" key={`${kind}${name}${layout}`}>
          {say(`source.${kind}`)} <code>{name}</code> · {say('receipt.layout', { month: layout })} · {moment(readAt, say.lang)}
        </p>
      ))}
    </>
  )
}
