import type { Subject } from '../observe/visit.ts'
import { type Appraisal, ask } from '../services/messages.ts'
import type { SavedState } from '../services/saved-state.ts'
import type { Lang } from '../views/i18n.ts'

const keyOf = ({ platform, id: creatorId }: Subject['observation']['creator']) => ({ platform, creatorId })
const nameOf = (subject: Subject): string => `${subject.observation.creator.platform}/${subject.observation.creator.id}`

interface Kept<T> {
  of: string
  value: T
}

/** What the service worker answers about the creator on screen. An answer about another creator, or an earlier page, is never given out. */
export class Answers {
  private saved: Kept<SavedState | undefined> | undefined
  private figures: Kept<Appraisal> | undefined
  private asked = ''
  private readonly changed: () => void

  constructor(changed: () => void) {
    this.changed = changed
  }

  /** Undefined while it is not known. Asks once per creator. */
  savedState(subject: Subject): SavedState | undefined {
    const of = nameOf(subject)
    if (this.saved?.of !== of) {
      this.saved = { of, value: undefined }
      ask('savedState', keyOf(subject.observation.creator)).then((value) => this.keepSaved(of, value), ignore)
    }
    return this.saved.value
  }

  /** The newest figures of the subject; undefined until the first came. Asks again whenever more has been read, or the team's part is known. */
  appraisal(subject: Subject, revision: number, lang: Lang): Appraisal | undefined {
    const of = `${nameOf(subject)}#${subject.post?.id ?? ''}`
    const asked = `${of}@${revision}${lang}`
    if (this.asked !== asked) {
      this.asked = asked
      ask('appraise', { observation: subject.observation, postId: subject.post?.id, lang }).then((value) => {
        this.figures = { of, value }
        this.changed()
      }, ignore)
    }
    return this.figures?.of === of ? this.figures.value : undefined
  }

  async save(subject: Subject): Promise<void> {
    this.keepSaved(nameOf(subject), await ask('save', { observation: subject.observation }))
  }

  async undo(subject: Subject): Promise<void> {
    this.keepSaved(nameOf(subject), await ask('undoSave', keyOf(subject.observation.creator)))
  }

  private keepSaved(of: string, value: SavedState): void {
    if (this.saved?.of === of) this.saved = { of, value }
    // The worker learns history and peers as it looks for the creator.
    this.asked = ''
    this.changed()
  }
}

// The extension was updated or its worker is gone: the page stays as it is until it is loaded again.
const ignore = (): void => {}
