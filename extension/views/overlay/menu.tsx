import { platformName, type View } from './view.ts'

/** What is seldom needed: a report for whoever mends the platform's file, and never again on this site. */
export const Menu = ({ view: { model, say }, switchOff, copyReport }: { view: View; switchOff(): void; copyReport(): void }) => (
  <div class="menu">
    <button type="button" onClick={copyReport}>
      {say('menu.report')}
    </button>
    <button type="button" onClick={switchOff}>
      {say('menu.off', { platform: platformName(model, say) })}
    </button>
  </div>
)
