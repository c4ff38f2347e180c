/** What people may write after `/find`, one a line, and what would break a query that held it as it is. */
const short = String.raw`
"
'
""
''
"возврат
возврат"
"воз"врат
воз'врат
«возврат»
“возврат”
'; DROP TABLE messages; --
возврат AND
AND
AND возврат
возврат OR деньги
OR
NOT
NOT возврат
возврат NOT деньги
NEAR
NEAR(возврат деньги)
NEAR(возврат, 2)
возврат*
*возврат
*
**
^возврат
^
возврат^
text:возврат
text : возврат
rowid:1
{text}:возврат
{text
-text:возврат
+возврат
воз+врат
возврат + деньги
(возврат
возврат)
(возврат)
((((
))))
()
возврат,деньги
возврат;
%
_
%возврат%
___
воз_рат
воз?рат
[возврат]
[а-я]
\
\возврат
возврат\
\d+
.*
воз.рат
$
^$
(?<x>а)
{1,2}
?
#
№
№12
#12
№ 12
12
1
0
№0
-1
1e9
0x10
99999999999999999999
9007199254740993
١٢٣
<b>возврат</b>
&lt;
&
<
>
</a>
{ $words }
{words}
@
@anna
@@@
@ааа
https://t.me/anna
anna@example.com
🔥
🔥🔥🔥
👩‍👩‍👧‍👧
возврат 🔥
İstanbul
ß
ΣΑΣ
日本語
日本
עברית
й
а б в г
не я
--
/* возврат */
-- возврат
1=1
' OR '1'='1
UNION SELECT * FROM clients
match ?
?1
:words
$1
ORD-123
a.b.c.d
...
…
—
возврат—денег
+7 (912) 345-67-89
8 912 345 67 89
89123456789
45-67
(912)
+7
+
`;

const rare = [
  "`",
  "${words}",
  "\u0000",
  "воз\u0000врат",
  "\uFEFF",
  "\u202Eтарзов",
  "е\u0308лка",
  "\uD800",
  "воз\uDC00врат",
  "\n\n",
  "возврат\nденег",
];

/** As long as a message can be. */
const long = [
  "а".repeat(4_000),
  "возврат ".repeat(500),
  `"${"я".repeat(3_000)}`,
  "9".repeat(4_000),
  "9 ".repeat(2_000),
  "(".repeat(4_000),
  " - ".repeat(1_000),
  Array.from({ length: 800 }, (_, index) => `с${index}`).join(" "),
  Array.from({ length: 400 }, (_, index) => `слово${index}`).join(" "),
  "a-".repeat(2_000),
  `1${" ".repeat(4_000)}1`,
  "1-(".repeat(1_300),
];

export const queries: readonly string[] = [...short.trim().split("\n"), ...rare, ...long];
