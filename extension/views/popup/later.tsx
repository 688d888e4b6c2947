import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** A screen whose code is read when it is first opened: what the list does not need is no part of opening the popup. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let known: ComponentType<P> | undefined
  return function Later(props: P) {
    const [, redraw] = useState({})
    useEffect(() => {
      if (known) return
      load().then((Screen) => {
        known = Screen
        redraw({})
      })
    }, [])
    const Screen = known
    return Screen ? <Screen {...props} /> : <main aria-busy="true" />
  }
}
