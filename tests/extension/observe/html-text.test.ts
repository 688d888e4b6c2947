import { describe, expect, it } from 'vitest'
import { textOfHtml, unescapeHtml } from '../../../extension/observe/parse.ts'

describe('text out of HTML', () => {
  it.each([
    ['Salt &amp; soda &lt;kiln&gt; &quot;9&quot;', 'Salt & soda <kiln> "9"'],
    ['It&#8217;s &#x1F600; &#39;so&#039;', "It’s 😀 'so'"],
    ['&amp;lt;', '&lt;'],
    ['&unknown; &#99999999; & &;', '&unknown; &#99999999; & &;'],
  ])('reads the entities of %j', (html, text) => expect(unescapeHtml(html)).toBe(text))

  it.each([
    ['<p>One  line,</p>\n<p>another<br />and <a href="x">more</a>.</p>', 'One line,\nanother\nand more.'],
    ['<div>Seen</div><script>hidden(1)</script><STYLE>b{}</STYLE>', 'Seen'],
    ['plain', 'plain'],
    ['', ''],
  ])('reads what %j says', (html, text) => expect(textOfHtml(html)).toBe(text))
})
