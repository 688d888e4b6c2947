import { useEffect, useRef, useState } from 'preact/hooks'
import { dropQuoteDraft, type QuoteDraft, readQuoteDraft, writeQuoteDraft } from '../../services/drafts.ts'
import { priceIn, QUOTE_FIELDS, type QuoteField } from './quote-text.ts'
import type { Quoting } from './quoting.ts'

/** A quote as it is being written, and what can be done with it. */
export interface Drafting {
  /** Undefined where nothing was typed that is not saved. */
  draft: QuoteDraft | undefined
  /** Fields that the API, or the wish to save, found wanting. */
  refused: readonly QuoteField[]
  saving: boolean
  change(next: QuoteDraft): void
  discard(): Promise<void>
  /** Saves what is typed, or clears the quote with null. */
  save(typed: QuoteDraft | null): Promise<void>
}

/** Keeps every keystroke until it is saved or discarded. */
export function useDraft({ of, save }: Quoting): Drafting {
  const [draft, setDraft] = useState<QuoteDraft>()
  const [refused, setRefused] = useState<readonly QuoteField[]>([])
  const [saving, setSaving] = useState(false)
  const typed = useRef(false)
  useEffect(() => {
    readQuoteDraft(of).then((kept) => kept && !typed.current && setDraft(kept))
  }, [of.platform, of.creatorId])
  const change = (next: QuoteDraft) => {
    typed.current = true
    setDraft(next)
    setRefused([])
    void writeQuoteDraft(of, next)
  }
  const discard = async () => {
    typed.current = false
    setDraft(undefined)
    setRefused([])
    await dropQuoteDraft(of)
  }
  const send = async (shown: QuoteDraft | null) => {
    const read = shown ? priceIn(shown) : { price: null }
    if (saving || (shown && draft === undefined) || 'wrong' in read) return
    if (shown && read.price === null) return setRefused(['price'])
    setSaving(true)
    const failure = await save(read.price)
    setSaving(false)
    if (!failure) return discard()
    setRefused(QUOTE_FIELDS.filter((field) => failure.details?.some((one) => one.field === `quote.${field}`)))
  }
  return { draft, refused, saving, change, discard, save: send }
}
