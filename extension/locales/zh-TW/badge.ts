import type { TextsOf } from '../../views/i18n.ts'
import type { badge as en } from '../en/badge.ts'

export const badge: TextsOf<typeof en> = {
  'badge.typical': '一般',
  'badge.young': '新發',
  'badge.times': '{x}×',
  'badge.rate': '互動率 {p}',
  'badge.partRate': '{what} ÷ {per} {p}',
  'badge.word': '{word}：{text}',
  'badge.own': '{x}× 該達人中位數，n={n}（{what}：{number} 比 {median}）',
  'badge.ownRate': '本則互動率：{p}（{what} {number} ÷ {per} {divisor}）',
  'badge.ownPart': '本則{what} ÷ {per}：{p}（{number} ÷ {divisor}）',
  'badge.stillYoung': '發布不到 7 天，還可能上升',
  'badge.rounded': '平台給的是約數',
  'badge.saved': '{stage} · {who}儲存',
  'badge.savedTitle': '{who} 於 {day} 儲存 · 目前階段：{stage}',
}
