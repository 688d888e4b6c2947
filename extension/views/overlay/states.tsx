import { Icon } from '../parts/icon.tsx'
import { platformName, type View } from './view.ts'

/** Where figures will be, before the page has sent any. */
export const Loading = ({ view: { say } }: { view: View }) => (
  <section class="skeleton" aria-busy="true" aria-label={say('state.loading')}>
    <i />
    <i />
    <i />
    <i />
    <i />
  </section>
)

/** Nothing is counted: what to do next. */
export const Empty = ({ view: { say }, why }: { view: View; why: 'empty' | 'late' | 'nothing' }) => <p class="state">{say(`state.${why}`)}</p>

/** The site gave nothing, and said why. */
export const Refused = ({ view: { model, say } }: { view: View }) => (
  <p class="state">{say(`state.${model.refused ?? 'blocked'}`, { platform: platformName(model, say) })}</p>
)

/** The page's data is not understood. */
export const Failed = ({ view: { say }, copyReport }: { view: View; copyReport(): void }) => (
  <div class="state">
    <p>{say('state.failed')}</p>
    <button type="button" class="quiet" onClick={copyReport}>
      {say('menu.report')}
    </button>
  </div>
)

/** Part of the page's data is not understood: what is shown is right, but not all. */
export const DriftNote = ({ view: { model, say }, copyReport }: { view: View; copyReport(): void }) =>
  model.drift ? (
    <div class="drift">
      <Icon of={model.texts.icons.drift} size={14} />
      <span>{say('drift.some')}</span>
      <button type="button" class="bare" onClick={copyReport}>
        {say('menu.report')}
      </button>
    </div>
  ) : null
