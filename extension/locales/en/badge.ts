export const badge = {
  'badge.typical': 'Typical',
  'badge.young': 'Early',
  'badge.times': '{x}×',
  'badge.rate': 'ER {p}',
  'badge.partRate': '{what} ÷ {per} {p}',
  'badge.own': '{x}× this creator’s own median, n = {n} ({what}: {number} against {median})',
  'badge.ownRate': 'This post’s engagement rate: {p} ({what} {number} ÷ {per} {divisor})',
  'badge.ownPart': 'This post’s {what} ÷ {per}: {p} ({number} ÷ {divisor})',
  'badge.stillYoung': 'published less than 7 days ago, it may still grow',
  'badge.rounded': 'rounded by the platform',
  'badge.saved': '{stage} · {who}',
  'badge.savedTitle': 'Saved by {who} on {day}: {stage}',
} as const
