import { Store } from './store.ts'

export interface Notice {
  text: string | null
  undo?: (() => void) | undefined
}

/** How long a notice stays, and so how long its undo is offered, in ms. */
const STAY = 8_000

/** The one line at the bottom that tells what happened. */
export class Notices extends Store<Notice> {
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super({ text: null })
  }

  tell(text: string, undo?: () => void): void {
    clearTimeout(this.timer)
    this.set({ text, undo })
    this.timer = setTimeout(() => this.clear(), STAY)
  }

  /** Undoes what the notice on screen tells of, once. */
  undo(): void {
    const { undo } = this.state
    this.clear()
    undo?.()
  }

  private clear(): void {
    clearTimeout(this.timer)
    this.set({ text: null, undo: undefined })
  }
}
