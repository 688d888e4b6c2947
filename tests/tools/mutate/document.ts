import { type Damage, type Damaged, damaged } from './damage.ts'

/** A document whose elements, attributes and texts are damaged in place, and mended again by `restore`. */
export function documentSpecimen(url: string, document: Document): { url: string; damage(all: readonly Damage[]): Damaged } {
  const elements = [...document.querySelectorAll('*')]
  return {
    url,
    damage(all) {
      const undo = all.flatMap((one) => {
        const element = elements[one.at % elements.length]
        return element?.parentNode ? [damageElement(element, one)] : []
      })
      return { payload: { kind: 'document', url, document }, holds: document, restore: () => mendAll(undo.reverse()) }
    },
  }
}

function mendAll(mends: readonly (() => void)[]): void {
  for (const mend of mends) mend()
}

/** @returns what takes it back */
function damageElement(element: Element, damage: Damage): () => void {
  if (damage.what === 'drop') return remove(element)
  if (damage.what === 'bury' || (damage.what === 'double' && damage.odd % 2)) return repeat(element)
  const values = [...element.attributes, ...[...element.childNodes].filter((node) => node.nodeType === 3)]
  const value = values[damage.odd % Math.max(1, values.length)]
  return value ? damageValue(value, damage) : () => {}
}

function remove(element: Element): () => void {
  const { parentNode, nextSibling } = element
  element.remove()
  return () => void parentNode?.insertBefore(element, nextSibling)
}

function repeat(element: Element): () => void {
  const copy = element.cloneNode(true)
  element.after(copy)
  return () => void copy.parentNode?.removeChild(copy)
}

function damageValue(node: Attr | ChildNode, damage: Damage): () => void {
  const before = node.nodeValue ?? ''
  const made = damaged(before, damage)
  node.nodeValue = typeof made === 'object' ? '' : String(made)
  return () => {
    node.nodeValue = before
  }
}
