import type { PopupView } from './view.ts'

/** Copies a text and tells whether that worked. */
export async function copy(text: string, { say, notices }: Pick<PopupView, 'say' | 'notices'>): Promise<void> {
  const copied = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  )
  notices.tell(say(copied ? 'notice.copied' : 'notice.notCopied'))
}
