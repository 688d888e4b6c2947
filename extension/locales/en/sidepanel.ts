export const sidepanel = {
  'side.menu': 'Read this page in the side panel',
  'side.read': 'Read this page',
  'side.intro': 'Scoutmark reads what the page holds at this moment, changes nothing in it and asks nobody for more.',
  'side.reading': 'Reading the page',
  'side.no-access':
    'Scoutmark sees a page only when you ask on it: click its icon in the toolbar, or choose “Read this page in the side panel” in the page’s menu, then read here.',
  'side.moved': 'Another page is on screen now. Read it when you want its numbers.',
  'side.no-page': 'This is no page of a creator or post that Scoutmark knows.',
  'side.no-numbers': 'The page is known, but shows no numbers to this visitor.',
  'side.feed': 'This page has a feed, which says more than the page:',
  'side.openFeed': 'Open the feed',
} as const
