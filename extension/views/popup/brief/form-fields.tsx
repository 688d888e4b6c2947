import { GOALS } from '../../../../shared/schema/brief.ts'
import type { Lang } from '../../i18n.ts'
import { platformName } from '../view.ts'
import { type Field, withGoal } from './draft.ts'
import { Chips, type PartProps, TextField } from './fields.tsx'
import { ThresholdFields } from './thresholds.tsx'
import { TierFields } from './tiers.tsx'
import { WeightFields } from './weights.tsx'

/** Those that a text is told apart by (`scoring/fit/language.ts`). */
const LANGUAGES = ['zh', 'en', 'ja', 'ko', 'th', 'ru', 'ar', 'de', 'fr', 'es', 'pt'] as const

/** Every field of a brief, what matters most first. */
export function FormFields(props: PartProps) {
  const { view, draft, wrong, change } = props
  const { say, platforms } = view
  const field = (of: Field) => ({ of, label: say(`brief.${of}`), hint: say.maybe(`brief.${of}.hint`), wrong, say })
  const text = (of: 'name' | 'regions' | 'keywords' | 'categories' | 'words' | 'competitors' | 'budget' | 'currency') => ({
    ...field(of),
    value: draft[of],
    onText: (value: string) => change({ [of]: value }),
  })
  const languages = [...new Set([...LANGUAGES, ...draft.languages])]
  return (
    <>
      <TextField {...text('name')} maxLength={120} />
      <Chips
        {...field('goal')}
        hint={say(`goal.${draft.goal}.hint`)}
        options={GOALS.map((goal) => [goal, say(`goal.${goal}`)] as const)}
        chosen={[draft.goal]}
        single
        onChoose={([goal]) => change(withGoal(draft, GOALS.find((one) => one === goal) ?? draft.goal))}
      />
      <Chips
        {...field('platforms')}
        options={[...new Set([...platforms.map(({ id }) => id), ...draft.platforms])].map((id) => [id, platformName(id, view)] as const)}
        chosen={draft.platforms}
        onChoose={(chosen) => change({ platforms: chosen })}
      />
      <TextField {...text('keywords')} rows={2} />
      <TextField {...text('categories')} rows={2} />
      <TextField {...text('words')} rows={2} />
      <TextField {...text('competitors')} rows={2} />
      <Chips
        {...field('languages')}
        options={languages.map((language) => [language, nameOf(language, say.lang)] as const)}
        chosen={draft.languages}
        onChoose={(chosen) => change({ languages: chosen })}
      />
      <TextField {...text('regions')} />
      <div class="pair-of-fields">
        <TextField {...text('budget')} />
        <TextField {...text('currency')} maxLength={3} />
      </div>
      <TierFields {...props} />
      <WeightFields {...props} />
      <ThresholdFields {...props} />
    </>
  )
}

const nameOf = (language: string, lang: Lang): string => new Intl.DisplayNames(lang, { type: 'language' }).of(language) ?? language
