### The language in which the bot speaks with a client

menu-language = the language we write to you in
language-name = English
language-ask = In which language should we write to you?
language-chosen = From now on we write to you in English.
language-unknown = There is no language “{ $language }”. Choose one of these:
