import { useEffect, useState } from 'preact/hooks'
import { nameOf as keyOf } from '../../services/outbox-item.ts'
import { CandidateRow } from './candidate-row.tsx'
import { ALL, isFiltered } from './filter.ts'
import { useStore } from './store.ts'
import type { PopupView } from './view.ts'

/** Rows that fill the popup: they are painted before the rest. */
export const FIRST_SCREEN = 8

/** The rows; before the first ones are known their outlines; without any what to do next. */
export function CandidateList({ view, open, toggle }: { view: PopupView; open: string | null; toggle(name: string): void }) {
  const { rows, load, paging, unread, filter } = useStore(view.list)
  const [first, setFirst] = useState(true)
  useEffect(() => setFirst(rows.length === 0), [rows.length === 0])
  if (rows.length > 0)
    return (
      <>
        <ColumnNames view={view} />
        <ul class="candidates" aria-label={view.say('list.label')}>
          {rows.slice(0, first ? FIRST_SCREEN : undefined).map((candidate) => (
            <CandidateRow
              key={keyOf(candidate)}
              candidate={candidate}
              open={open === keyOf(candidate)}
              toggle={() => toggle(keyOf(candidate))}
              view={view}
            />
          ))}
        </ul>
        {paging && <p class="paging">{view.say('state.more')}</p>}
      </>
    )
  switch (load.state) {
    case 'loading':
      return <Skeleton label={view.say('state.loading')} />
    case 'ready':
      if (unread.whole > 0) return <NotLoaded title={view.say('unread.none')} />
      return isFiltered(filter) ? <NothingFits view={view} /> : <Empty view={view} />
    case 'failed':
      return isFiltered(filter) ? <NothingFits view={view} /> : <NotLoaded title={view.say('failed.title')} />
  }
}

const ColumnNames = ({ view: { say } }: { view: PopupView }) => (
  <div class="columns" aria-hidden="true">
    <span>{say('column.score')}</span>
    <span>{say('column.creator')}</span>
    <span>{say('column.rate')}</span>
    <span>{say('column.views')}</span>
  </div>
)

const Skeleton = ({ label }: { label: string }) => (
  <div class="skeleton" role="status" aria-label={label}>
    {Array.from({ length: 7 }, (_, index) => (
      <div key={index}>
        <i />
        <i />
        <i />
      </div>
    ))}
  </div>
)

const Empty = ({ view: { say, go } }: { view: PopupView }) => (
  <div class="nothing" data-empty="no-candidates">
    <h2>{say('empty.title')}</h2>
    <p>{say('empty.text')}</p>
    <button type="button" class="quiet" onClick={() => go('platforms')}>
      {say('empty.platforms')}
    </button>
  </div>
)

const NotLoaded = ({ title }: { title: string }) => (
  <div class="nothing" data-empty="not-loaded">
    <h2>{title}</h2>
  </div>
)

const NothingFits = ({ view: { say, list } }: { view: PopupView }) => (
  <div class="nothing" data-empty="no-results">
    <h2>{say('none.title')}</h2>
    <button type="button" class="quiet" onClick={() => void list.filter({ ...ALL, sort: list.state.filter.sort, brief: list.state.filter.brief })}>
      {say('none.clear')}
    </button>
  </div>
)
