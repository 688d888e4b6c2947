import type { Flag } from './say-evidence.ts'

/** Evidence as flags: what was seen; a click opens what would clear it and what it cannot see. */
export const Flags = ({ flags }: { flags: readonly Flag[] }) =>
  flags.map(({ code, name, seen, more }) => (
    <details class="receipt flag" data-evidence={code}>
      <summary>
        <b class="warn">{name}</b> {seen}
      </summary>
      {more.map((line) => (
        <p>{line}</p>
      ))}
    </details>
  ))
