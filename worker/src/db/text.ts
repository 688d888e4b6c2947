import type { Creator } from '../../../shared/schema/observation.ts'

/** Text as it is compared: one form for full-width, composed and capital letters, whatever the script. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase()

/** What a search looks through. */
export const searchText = ({ name = '', handle, bio = '' }: Creator): string => foldText([name, handle ?? '', bio].join('\n'))

/** What the list is sorted by: the name, else the handle, else the id; 100 code points, because it travels in the cursor. */
export function sortName(creator: Creator): string {
  const name = [creator.name, creator.handle].find((text) => text?.trim()) ?? creator.id
  return [...foldText(name).replace(/\p{C}/gu, '').trim()].slice(0, 100).join('')
}
