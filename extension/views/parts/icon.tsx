import { h } from 'preact'

/** An icon of lucide as its package ships it: element names with their attributes. */
export type IconNode = readonly (readonly [tag: string, attributes: Record<string, string | number | undefined>])[]

/** Draws an icon in the text's colour; it says nothing to a screen reader, so its button needs a label. */
export const Icon = ({ of, size = 16 }: { of: IconNode; size?: number }) => (
  <svg
    class="icon"
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    {of.map(([tag, attributes]) => h(tag, attributes))}
  </svg>
)
