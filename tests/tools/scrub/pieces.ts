/** A value inside a body, decoded, and where it stands: `path` without the positions in lists. */
export interface Leaf {
  value: string
  path: string
  /** `code`: a script, style or comment, as a whole. */
  kind: 'string' | 'number' | 'key' | 'text' | 'attribute' | 'code'
}

/** A body in parts: what stays as it is, values, and bodies inside values. */
export type Piece = string | { leaf: Leaf; encode: (value: string) => string } | { pieces: Piece[]; encode: (text: string) => string }

/** Makes a value a piece. `raw`: how the body spells it; `spell`: how it would spell another one. */
export type Enter = (leaf: Leaf, raw: string, spell: (value: string) => string) => Piece

/** The body with every value as `rewrite` gives it; a value that stays keeps its spelling. */
export const assemble = (pieces: readonly Piece[], rewrite: (leaf: Leaf) => string): string =>
  pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece
      return 'leaf' in piece ? piece.encode(rewrite(piece.leaf)) : piece.encode(assemble(piece.pieces, rewrite))
    })
    .join('')

export const leavesOf = (pieces: readonly Piece[]): Leaf[] =>
  pieces.flatMap((piece) => (typeof piece === 'string' ? [] : 'leaf' in piece ? [piece.leaf] : leavesOf(piece.pieces)))
