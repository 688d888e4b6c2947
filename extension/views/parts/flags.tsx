import type { Flag } from './say-evidence.ts'

/** What is told beside the figures, evidence above all; a click opens what it rests on. */
export const Flags = ({ flags }: { flags: readonly Flag[] }) =>
  flags.map(({ data, tone, name, seen, more }) => (
    <details class="receipt flag" {...data}>
      <summary>
        <b class={tone}>{name}</b> {seen}
      </summary>
      {more.map(({ text, link }) => (
        <p>
          <a {...link}>{text}</a>
        </p>
      ))}
    </details>
  ))
