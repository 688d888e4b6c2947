import { useEffect, useRef, useState } from 'preact/hooks'
import { command } from '../../services/commands.ts'
import type { Failure } from '../../services/failure.ts'
import { cut } from '../parts/cut.ts'
import { Ways } from './header.tsx'
import { readPairing } from './pairing-text.ts'
import type { PopupSay } from './say.ts'
import { ScreenHead } from './screen-head.tsx'
import { useStore } from './store.ts'
import type { PopupView } from './view.ts'

type Attempt = { state: 'open' } | { state: 'connecting' } | { state: 'failed'; sentence: string; field: 'address' | 'code' }

/** Turns a pairing line into a connection. */
export function PairScreen({ view }: { view: PopupView }) {
  const { say, go, connection } = view
  const [address, setAddress] = useState(connection?.url ?? '')
  const [code, setCode] = useState('')
  const [name, setName] = useState(connection?.member.name ?? '')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const [attempt, setAttempt] = useState<Attempt>({ state: 'open' })
  const { items } = useStore(view.waiting)
  const paste = (text: string) => {
    const pairing = readPairing(text)
    setAddress(pairing.code ? pairing.address : text)
    if (pairing.code) setCode(pairing.code)
    setAttempt({ state: 'open' })
  }
  const submit = async () => {
    const missing = whatIsMissing(address, code, say)
    if (missing) return setAttempt(missing)
    setAttempt({ state: 'connecting' })
    const done = await command('connect', { address, code, ...(name.trim() ? { name: name.trim() } : {}) })
    if (done.ok) go('list')
    else setAttempt({ state: 'failed', ...sayRefusal(done.failure, address, say) })
  }
  const failed = attempt.state === 'failed' ? attempt : undefined
  return (
    <>
      {connection ? <ScreenHead title={say('pair.title')} view={view} /> : <Welcome view={view} />}
      <form
        ref={form}
        class="pair"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (attempt.state !== 'connecting') submit()
        }}
      >
        <p>{say('pair.intro')}</p>
        <Field
          id="pairing"
          label={say('pair.address')}
          hint={say('pair.addressHint')}
          value={address}
          onInput={paste}
          wrong={failed?.field === 'address'}
        />
        <Field id="code" label={say('pair.code')} value={code} onInput={setCode} wrong={failed?.field === 'code'} />
        <Field id="name" label={say('pair.name')} hint={say('pair.nameHint')} value={name} onInput={setName} />
        <p id="pair-error" class="bad" role="alert">
          {failed?.sentence}
        </p>
        <button type="submit" class="primary" data-action="connect" aria-disabled={attempt.state === 'connecting'}>
          {say(attempt.state === 'connecting' ? 'pair.connecting' : 'pair.connect')}
        </button>
        {items.length > 0 && <p class="dim">{say('pair.waits', { n: items.length })}</p>}
      </form>
    </>
  )
}

const Welcome = ({ view }: { view: PopupView }) => (
  <header class="screen-head welcome">
    <h1>{view.say('pair.title')}</h1>
    <Ways view={view} />
  </header>
)

interface FieldProps {
  id: string
  label: string
  hint?: string
  value: string
  onInput(value: string): void
  wrong?: boolean
}

const Field = ({ id, label, hint, value, onInput, wrong = false }: FieldProps) => (
  <label class="field">
    <span>{label}</span>
    <input
      type="text"
      data-field={id}
      value={value}
      autocomplete="off"
      spellcheck={false}
      maxLength={500}
      aria-invalid={wrong}
      {...(wrong ? { 'aria-describedby': 'pair-error' } : {})}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
    {hint && <span class="dim">{hint}</span>}
  </label>
)

function whatIsMissing(address: string, code: string, say: PopupSay): Attempt | undefined {
  if (!address.trim()) return { state: 'failed', field: 'address', sentence: say('pair.noAddress') }
  return code.trim() ? undefined : { state: 'failed', field: 'code', sentence: say('pair.noCode') }
}

function sayRefusal({ kind, code, message }: Failure, address: string, say: PopupSay): { sentence: string; field: 'address' | 'code' } {
  const where = { address: cut(address.trim(), 60) }
  if (code === 'bad-address') return { field: 'address', sentence: say('pair.badAddress') }
  if (code === 'code-used') return { field: 'code', sentence: say('pair.used') }
  if (kind === 'unauthorized') return { field: 'code', sentence: say('pair.wrong') }
  if (kind === 'offline') return { field: 'address', sentence: say('pair.offline', where) }
  if (kind === 'bad-reply') return { field: 'address', sentence: say('pair.notApi', where) }
  return { field: 'code', sentence: say('pair.failed', { message: cut(message, 160) }) }
}
