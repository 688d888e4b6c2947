// Reads the ld+json of public LinkedIn profiles, posts and articles and the comment counts of article cards; old articles by their embedded JSON.
import { definePlatform, documentSource, ldJson, source } from '../observe/platform.ts'
import { readCards, readOldArticle } from './linkedin/page.ts'
import { Person, Posting, readPerson, readPosting } from './linkedin/structured.ts'

export default definePlatform({
  id: 'linkedin',
  name: { zh: '领英', en: 'LinkedIn' },
  hosts: ['*.linkedin.com'],
  surface: 'side-panel',
  terms: { engagement: ['likes'], engagementPer: 'followers' },
  pages: {
    creator: {
      url: /^https:\/\/(?:\w{2,3}\.)?linkedin\.com\/in\/(?<handle>[^/?#]+)\/?(?:[?#]|$)/,
      examples: ['https://www.linkedin.com/in/mira-vantongeren/', 'https://br.linkedin.com/in/mira-vantongeren?trk=public_profile'],
    },
    post: {
      url: /^https:\/\/(?:\w{2,3}\.)?linkedin\.com\/(?:posts\/[^?#]*-(?:activity|share|ugcPost)-|feed\/update\/urn:li:(?:activity|share|ugcPost):|pulse\/)(?<postId>(?<!pulse\/)\d+|(?<=pulse\/)[^/?#]+)(?:[-/?#]|$)/,
      examples: [
        'https://www.linkedin.com/posts/mira-vantongeren_why-we-measure-activity-7500000000000000001-AbCd',
        'https://www.linkedin.com/feed/update/urn:li:activity:7500000000000000001/',
        'https://pt.linkedin.com/pulse/why-we-measure-mira-vantongeren-3xyzf',
      ],
    },
    list: {
      url: /^https:\/\/www\.linkedin\.com\/(?:feed\/?|search\/results\/[^?#]*)(?:[?#]|$)/,
      examples: ['https://www.linkedin.com/feed/', 'https://www.linkedin.com/search/results/people/?keywords=ceramics'],
    },
  },
  sources: [
    source('Person', '2026-01', ldJson('Person'), Person, readPerson),
    source('posting', '2026-01', ['DiscussionForumPosting', 'SocialMediaPosting', 'Article'].map(ldJson), Posting, readPosting),
    documentSource('article cards', '2026-01', /^https:\/\/(?:\w{2,3}\.)?linkedin\.com\/in\//, readCards),
    documentSource('article (2019)', '2019-12', /^https:\/\/(?:\w{2,3}\.)?linkedin\.com\/pulse\//, readOldArticle),
  ],
  engagementReason: 'Guests see the likes of every post and the comments of some: a sum of both would rest on the discussed ones only.',
  limits:
    'Only what guests are served: followers and likes exact, likes missing where there are none, comments for articles and on the page of a post, no views and no shares; nothing of the pages of logged-in members is read. Read from notes, no recording: pages of single posts.',
  profileUrl: (creatorId) => `https://www.linkedin.com/in/${encodeURIComponent(creatorId)}`,
})
