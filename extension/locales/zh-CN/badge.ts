import type { TextsOf } from '../../views/i18n.ts'
import type { badge as en } from '../en/badge.ts'

export const badge: TextsOf<typeof en> = {
  'badge.typical': '一般',
  'badge.young': '新发',
  'badge.times': '{x}×',
  'badge.rate': '互动率 {p}',
  'badge.partRate': '{what} ÷ {per} {p}',
  'badge.word': '{word}：{text}',
  'badge.own': '{x}× 该达人中位数，n={n}（{what}：{number} 比 {median}）',
  'badge.ownRate': '本条互动率：{p}（{what} {number} ÷ {per} {divisor}）',
  'badge.ownPart': '本条{what} ÷ {per}：{p}（{number} ÷ {divisor}）',
  'badge.stillYoung': '发布不到 7 天，还可能上涨',
  'badge.rounded': '平台给的是约数',
  'badge.saved': '{stage} · {who}保存',
  'badge.savedTitle': '{who} 于 {day} 保存 · 当前阶段：{stage}',
}
