import { expect, it } from 'vitest'
import { gateOf } from '../../../shared/scoring/gate.ts'
import { mustNotEvidence } from '../../../shared/scoring/must-not.ts'
import { briefOf, saying } from './fit/invented.ts'

const brief = briefOf({ mustNot: { words: ['酒精'], competitors: ['Acme', '蓝鲸牌'] } })

it('names word, place, post and quote, and whether the post was paid for', () => {
  const found = mustNotEvidence(saying(['不含酒精饮料', '#广告 新品 ACME 开箱', 'acmes are not it'], { bio: 'Acme fan' }), brief)
  expect(found).toEqual([
    { code: 'must-not-word', term: '酒精', factor: 0.5, found: [{ where: 'caption', postId: 'p0', quote: '不含酒精饮料', paid: false }] },
    {
      code: 'competitor',
      term: 'Acme',
      factor: 0.7,
      found: [
        { where: 'bio', postId: null, quote: 'acme fan', paid: null },
        { where: 'caption', postId: 'p1', quote: '新品 acme 开箱', paid: true },
      ],
    },
  ])
  expect(gateOf(found)).toBeCloseTo(0.35, 12)
})

it('of a competitor who did not pay weighs less, and of none there is nothing', () => {
  expect(mustNotEvidence(saying(['蓝鲸牌 测评']), brief)).toMatchObject([{ term: '蓝鲸牌', factor: 0.85 }])
  expect(mustNotEvidence(saying(['周末探店']), brief)).toEqual([])
})
