import { expect, it } from 'vitest'
import { languageOf } from '../../../../shared/scoring/fit/language.ts'
import { placesOf, readText } from '../../../../shared/scoring/fit/words.ts'

it.each([
  ['防晒', '油皮防晒霜测评', 1],
  ['防晒霜', '油皮防晒霜测评，这支防晒霜不错', 2],
  ['大学', '上海大学 穿搭日常', 1],
  ['大学', '大学生的一天', 0],
  ['美妆', '美妆博主分享护肤品推荐', 1],
  ['Vlog', '咖啡店探店ｖｌｏｇ', 1],
  ['art', 'party at the art fair', 1],
  ['running shoes', 'My RUNNING  shoes!', 1],
  ['スキンケア', '今日のスキンケア', 1],
  ['', 'anything', 0],
] as const)('finds %s in “%s” %d times, as whole words', (term, text, times) => {
  expect(placesOf(term, readText(text))).toHaveLength(times)
})

it.each([
  ['今天的护肤步骤', 'zh'],
  ['今日のスキンケア', 'ja'],
  ['오늘의 브이로그', 'ko'],
  ['what is in my bag for the airport', 'en'],
  ['das ist mein Tag und ich bin müde', 'de'],
  ['mi rutina es para los que no tienen tiempo', 'es'],
  ['Сегодня новый ролик', 'ru'],
  ['vlog', null],
  ['12:30 🎉', null],
] as const)('reads “%s” as %s', (text, language) => {
  expect(languageOf(text)).toBe(language)
})
