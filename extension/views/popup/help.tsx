import X from 'lucide/dist/esm/icons/x.mjs'
import { useEffect, useRef } from 'preact/hooks'
import { IconButton } from './header.tsx'
import type { PopupSay } from './say.ts'

const KEYS = [
  [['J', 'K'], 'help.move'],
  [['Enter'], 'help.open'],
  [['S'], 'help.stage'],
  [['/'], 'help.search'],
  [['U'], 'help.undo'],
  [['?'], 'help.help'],
] as const

/** The keys, over the list. */
export function Help({ say, close }: { say: PopupSay; close(): void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="help" aria-label={say('help.title')} onClose={close}>
      <h2>
        {say('help.title')}
        <IconButton of={X} label={say('help.close')} onClick={() => dialog.current?.close()} />
      </h2>
      <dl>
        {KEYS.map(([keys, text]) => (
          <div key={text}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{say(text)}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  )
}
