import type { SideSay } from './say.ts'

/** Where the reading of the page stands; `ready` has its panel below. */
export type Reading =
  | { state: 'loading' }
  | { state: 'ready' }
  | { state: 'failed'; why: 'no-access' | 'moved' | 'no-page' | 'no-numbers'; feed?: string | undefined }

/** The button that reads the page on screen, and why nothing is shown where nothing is. */
export const Head = ({ reading, say, read }: { reading: Reading; say: SideSay; read(): void }) => (
  <header class="side" data-reading={reading.state}>
    <button type="button" class="primary" data-action="read" aria-busy={reading.state === 'loading'} onClick={read}>
      {say('side.read')}
    </button>
    <Note reading={reading} say={say} />
  </header>
)

function Note({ reading, say }: { reading: Reading; say: SideSay }) {
  switch (reading.state) {
    case 'loading':
      return <p class="dim">{say('side.reading')}</p>
    case 'ready':
      return <p class="dim">{say('side.intro')}</p>
    case 'failed':
      return (
        <>
          <p data-why={reading.why}>{say(`side.${reading.why}`)}</p>
          {reading.feed && (
            <p>
              {say('side.feed')}{' '}
              <a href={reading.feed} target="_blank" rel="noreferrer">
                {say('side.openFeed')}
              </a>
            </p>
          )}
        </>
      )
  }
}
