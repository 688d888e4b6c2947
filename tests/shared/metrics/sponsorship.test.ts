import { describe, expect, it } from 'vitest'
import { sponsorshipOf } from '../../../shared/metrics/sponsorship.ts'
import { post } from './observed.ts'

const read = (text: string) => sponsorshipOf(post(10, { text }))

describe('a paid post is known by', () => {
  it.each([
    ['My new shoes #ad', '#ad'],
    ['#AD my new shoes', '#ad'],
    ['好用！#广告', '#广告'],
    ['＃广告＃ 新品上市', '#广告'],
    ['新品 #广告[话题]#', '#广告'],
    ['好物分享 #合作', '#合作'],
    ['种草 #蒲公英 #护肤', '#蒲公英'],
    ['品牌任务：夏日防晒', '品牌任务'],
    ['本笔记由某某品牌赞助', '本笔记由某某品牌赞助'],
    ['本视频含商业推广', '本视频含商业推广'],
    ['【广告】今天聊聊', '【广告】'],
    ['感谢某某对本期的赞助', '感谢某某对本期的赞助'],
    ['In paid partnership with Acme', 'paid partnership'],
    ['This video is sponsored by Acme', 'sponsored by'],
    ['Thanks to Acme for sponsoring today', 'for sponsoring'],
    ['Mein Morgen #werbung', '#werbung'],
    ['Anzeige | Mein Morgen', 'anzeige'],
    ['[Werbung] Mein Morgen', '[werbung]'],
    ['bezahlte Partnerschaft mit Acme', 'bezahlte partnerschaft'],
    ['新作のレビュー #PR', '#pr'],
    ['【PR】新作', '【pr】'],
    ['새 신발 #광고', '#광고'],
    ['Collaboration commerciale avec Acme', 'collaboration commerciale'],
    ['Новинка #реклама', '#реклама'],
    ['这期 #商单', '#商单'],
    ['#恰饭 新品', '#恰饭'],
    ['本期视频是恰饭', '本期视频是恰饭'],
    ['这条是商单', '这条是商单'],
    ['好物 #推广', '#推广'],
    ['【付费推广】新品', '【付费推广】'],
    ['內含推廣', '含推廣'],
    ['新品 #報備', '#報備'],
    ['*广告* 新品', '*广告*'],
    ['Sponsored', 'sponsored'],
    ['Anzeige / Mein Morgen', 'anzeige'],
    ['*Werbung* Mein Morgen', '*werbung*'],
    ['Werbung\nMein Morgen', 'werbung'],
    ['Enthält bezahlte Produktplatzierung', 'bezahlte produktplatzierung'],
    ['#bezahltePartnerschaft', '#bezahltepartnerschaft'],
    ['Includes paid promotion', 'paid promotion'],
    ['Look #paid_partnership', '#paid_partnership'],
    ['Contient une communication commerciale', 'communication commerciale'],
    ['Mon matin #partenariat', '#partenariat'],
    ['Look #adv', '#adv'],
    ['Sponsorizzato da Acme', 'sponsorizzato da'],
    ['Publicidad: zapatos', 'publicidad'],
    ['#parceriapaga', '#parceriapaga'],
    ['Współpraca reklamowa z Acme', 'współpraca reklamowa'],
    ['Реклама. ООО «Акме», erid: 2VtzqX', 'реклама.'],
    ['Betaald partnerschap met Acme', 'betaald partnerschap'],
    ['Skor #annons', '#annons'],
    ['プロモーションを含みます', 'プロモーションを含'],
    ['レビュー #PR案件', '#pr案件'],
    ['이 영상은 유료 광고를 포함합니다', '유료 광고'],
    ['Sepatu baru #iklan', '#iklan'],
    ['รองเท้า #โฆษณา', '#โฆษณา'],
    ['#إعلان حذاء', '#إعلان'],
  ])('%s', (text, mark) => {
    expect(read(text)).toEqual({ sponsored: true, mark })
  })

  it('its title as well', () => {
    expect(sponsorshipOf(post(10, { title: 'Shoes #ad', text: 'Nice.' }))).toEqual({ sponsored: true, mark: '#ad' })
  })

  it('the platform’s own mark', () => {
    expect(sponsorshipOf(post(10, { sponsored: true }))).toEqual({ sponsored: true, mark: null })
  })

  it('its words where the platform did not mark it', () => {
    expect(sponsorshipOf(post(10, { sponsored: false, text: '#ad' }))).toEqual({ sponsored: true, mark: '#ad' })
  })
})

describe('no paid post is seen in', () => {
  it.each([
    '#adventure in #prague',
    '#address #adidas #prada #progress',
    '#loveads',
    'Ad-free music for everyone',
    'An ad hoc idea',
    'PR: 42 minutes for 10 km',
    'My brother works in advertising',
    'https://example.com/page#ad',
    '#广告学 考研笔记',
    '广告公司上班的一天',
    '#合作社 的苹果',
    '商务合作：请私信',
    '品牌合作请加微信',
    '#商务合作',
    '蒲公英茶的做法 #蒲公英茶',
    '本视频没有任何广告',
    '本视频由我自己拍摄，没有广告',
    '#非广告 自用分享',
    '非#广告 自用分享',
    'not #ad, just love it',
    'This is not an #ad',
    'This video is not sponsored by anyone',
    'unbezahlte Werbung wegen Namensnennung',
    '(unbezahlte Werbung)',
    'Warum ich Werbung hasse',
    'Kleinanzeige gefunden',
    'spring, approve, #spring #press #proud',
    '#adv3nture #ad_astra #adultos',
    '农村合作社的苹果',
    '不是广告',
    '不是#广告',
    '无广告 放心看',
    '没有#广告',
    '没有任何#推广',
    '#推广普通话',
    '本视频不是商单',
    '由于没有品牌赞助，全部自费',
    '不#恰饭',
    '恰饭时间到了，去吃火锅',
    '接商单请私信',
    '广告合作：请私信',
    '品牌合作：hi@example.com',
    'It wasn’t sponsored by anyone',
    'This isn’t a paid partnership',
    'No paid promotion here',
    'keine bezahlte Partnerschaft',
    'Keine #Werbung',
    '#Werbung (unbezahlt, da Markennennung)',
    'Anzeige erstattet',
    'ceci n’est pas une collaboration commerciale',
    'sin #publicidad',
    'senza #adv',
    'не #реклама',
    '#광고 아님',
    '#PR ではありません',
    'A song in collaboration with my sister',
    'In partnership with Friends of the Park',
    'Sponsored athletes deserve better',
    '',
  ])('%s', (text) => {
    expect(read(text)).toEqual({ sponsored: false, mark: null })
  })
})

it('is unknown where a post brings neither a mark nor words', () => {
  expect(sponsorshipOf(post(10))).toBeNull()
  expect(sponsorshipOf(post(10, { sponsored: false }))).toEqual({ sponsored: false, mark: null })
})
