import { useEffect, useState } from 'preact/hooks'

/** A state that changes as a whole, and those who draw it. */
export class Store<T extends object> {
  state: T
  private readonly listeners = new Set<() => void>()

  constructor(state: T) {
    this.state = state
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  protected set(change: Partial<T>): void {
    this.state = { ...this.state, ...change }
    for (const listener of this.listeners) listener()
  }
}

/** The state of a store; the component is drawn again whenever it changes. */
export function useStore<T extends object>(store: Store<T>): T {
  const [, redraw] = useState({})
  useEffect(() => store.subscribe(() => redraw({})), [store])
  return store.state
}
