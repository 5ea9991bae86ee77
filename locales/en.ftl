# Findings and messages of the program. One id, three languages; .cause says why, .remedy what to type.
syntax = this file cannot be read from here on ({ $detail })
    .cause = The file is YAML, where layout matters.
    .remedy = Look at this line and the one above: indentation, quotes, colon followed by a space.
syntax-of-conflict = two versions of these lines stand here, as git left them: { $ours }, and { $theirs }
    .cause = Two people changed the same lines. Whoever reads the file, or the page, would read both.
    .remedy = Keep what is right of the two, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.
syntax-of-colon = a colon and a space are missing behind the name of the answer
syntax-of-key = the name of an answer must be one word: it cannot begin with [ or { "{" }
syntax-of-tab = a tab stands where spaces belong
syntax-of-escape = between double quotes a backslash has a meaning of its own; write it twice
syntax-of-quote = a quotation mark is missing, or something stands behind the closing one
syntax-of-bracket = a bracket [ ] or brace { "{ }" } is not closed, or a comma is missing
syntax-of-mark = a text that begins with this sign needs quotes around it
syntax-of-start = the text begins on the line below | or >, not behind it
syntax-of-comment = a comment (#) stands in the middle of a text of several lines
syntax-of-document = --- or ... at the start of a line begins another document
syntax-of-block = the lines of this text do not begin below each other
syntax-of-layout = this line does not fit under the lines above: its indentation, its dash or its colon
syntax-of-other = a sign has no place here
syntax-mark = a text cannot begin with `{ $mark }`
    .cause = In YAML this sign has a meaning of its own at the start of an answer.
    .remedy = Write: { $repaired }
syntax-several = the text of `{ $key }` goes on over several lines and holds a colon or “#”
    .cause = Without quotes YAML takes them for signs of its own.
    .remedy = Write `{ $key }: |` and put the whole text below it, each line indented by two spaces.
syntax-preface = this line stands before the first question, and answers none
    .cause = A file begins with a question or with remarks; a remark has # in front of it.
    .remedy = Write: { $repaired } — and so each such line; or delete them.
syntax-ending = this line stands at the very left, and answers no question
    .cause = What goes on with a text is indented as its lines are; a remark has # in front of it.
    .remedy = If it is a signature or a note, which nobody is to read in the dossier, write: { $repaired } — if it goes on with the text above, put { $width } spaces before it instead.
syntax-drawn = a drawn line is no answer
    .cause = YAML takes such signs for its own; a remark has # in front of it.
    .remedy = Write: { $repaired } — or delete this line.
syntax-lone = this line has no name of an answer in front of it
    .cause = An answer begins with its name, a colon and a space; a text that goes on is indented.
    .remedy = { $named ->
          [none] If it goes on with the text above, put { $spaces } spaces before it; if it is a note, which nobody is to read in the dossier, write: { $note } — if it is an answer, put the name of its question, a colon and a space before it.
         *[other] If it goes on with the text above, put { $spaces } spaces before it; if it is a note, which nobody is to read in the dossier, write: { $note } — if it is another answer, write: { $named }
       }
syntax-nameless = this answer has no name
    .cause = Each answer begins with the name of its question, a colon and a space.
    .remedy = Write: { $repaired } — with the name of the question in place of …
syntax-undashed = this line stands in a list, below the dashes, and has none
    .cause = In a list each item begins with a dash and a space; a remark has # in front of it.
    .remedy = If another item of the list begins here, write: { $repaired } — if it is a note or a heading: { $note } — if it goes on with what stands above, put { $width } spaces before it.
syntax-remark = this line has no name of an answer in front of it, and stands below a remark
    .cause = A remark begins with # on each of its lines; an answer with its name, a colon and a space.
    .remedy = { $named ->
          [none] If it goes on with the remark above, write: { $repaired } — if it is an answer, put its name, a colon and a space before it.
         *[other] If it goes on with the remark above, write: { $repaired } — if it is an answer: { $named }
       }
syntax-no-colon = a colon is missing behind the name of the answer
    .cause = An answer begins with its name, a colon and a space.
    .remedy = Write instead: { $repaired }
syntax-unseen = { $kind ->
        [tab] a tab stands here, where YAML wants a space
        [space] a no-break space stands here, where YAML wants a space that breaks
        [bom] an invisible mark ({ $code }) stands here, which some programs put at the head of a file
       *[other] an invisible character ({ $code }) stands here
    }
    .cause = Word processors, spreadsheets and web pages leave such signs behind; nobody sees them, and YAML does not take them for a space.
    .remedy = Delete it; where a space belongs, type one.
syntax-tab = a tab is used for indentation
    .cause = YAML accepts only spaces at the start of lines.
    .remedy = { $spaces ->
          [0] Begin this line at the very left, without a space: { $repaired }
          [1] Begin this line with one space: { $repaired }
         *[other] Begin this line with { $spaces } spaces: { $repaired }
       }
syntax-colon = the text of `{ $key }` holds a colon followed by a space
    .cause = Without quotes YAML reads a new key there.
    .remedy = Write instead: { $repaired }
syntax-escape = a backslash between double quotes, where it has a meaning of its own
syntax-quote = an opening quote is never closed
    .cause = The file is YAML, where layout matters.
    .remedy = Write instead: { $repaired }
syntax-smart-quote = typographic quotes where straight ones are needed
    .cause = The file is YAML, where layout matters.
    .remedy = Write instead: { $repaired }
syntax-indent = the indentation of this line fits nothing above
    .cause = Keys of one level start in the same column.
    .remedy = { $spaces ->
          [0] Begin this line at the very left, without a space: { $repaired }
          [1] Begin this line with one space: { $repaired }
         *[other] Begin this line with { $spaces } spaces: { $repaired }
       }
syntax-comment = “#” starts a comment here
    .cause = After a space YAML ignores all that follows “#”.
    .remedy = Write instead: { $repaired }
syntax-dash = a space is missing
    .cause = The dash and the colon are followed by a space.
    .remedy = Write instead: { $repaired }
encoding = the file is not UTF-8 (byte { $offset })
    .cause = Not everyone can read its accents.
    .remedy = Save the file as UTF-8.
encoding-document = this file is no fiche: it is a document of another program (Word, PDF, RTF, web page) saved under this name
    .cause = A fiche is a text file; nothing of this document is read.
    .remedy = Give the document its own ending back (.docx, .pdf) and take its answers over: `roadmap import DOCUMENT`. The fiche itself is begun by `roadmap new fiche`.
unreadable = this file cannot be opened ({ $detail })
    .cause = A file that is not read is not checked.
    .remedy = Replace it by an ordinary file.
unreadable-link = this is a symbolic link that is not followed
    .cause = A link can lead to a file that nobody meant to show; so none is followed, not even within the programme.
    .remedy = Delete the link and put a copy of the file itself in its place.
unreadable-absent = this file is not there
    .cause = A file that is not read is not checked.
    .remedy = Put it back, or remove what names it.
unreadable-special = this is no ordinary file
    .cause = A file that is not read is not checked.
    .remedy = Replace it by an ordinary file of text, of 1 MiB at most.
limit-size = the file has { $size } bytes, { $limit } at most
    .cause = A limit protects all who read this repository.
    .remedy = Shorten it.
limit-together = the fiches of this folder hold more than { $limit } bytes together; from this file on none was read
    .cause = A limit protects all who read this repository.
    .remedy = Delete the fiches that are no longer needed, or shorten them.
limit-names = more than { $limit } files are below this folder; none of them was read
    .cause = A limit protects all who read this repository.
    .remedy = Keep here only what belongs to the programme and move the rest to another repository.
limit-folders = more than { $limit } folders lie within each other here; what is in them was not read
    .cause = A limit protects all who read this repository.
    .remedy = Put the files where the form has them and delete the folders that are not needed.
limit-depth = too many levels within each other ({ $limit } at most)
    .cause = A limit protects all who read this repository.
    .remedy = Go back to the form’s model.
limit-nodes = too many values ({ $limit } at most)
    .cause = A limit protects all who read this repository.
    .remedy = Go back to the form’s model.
limit-alias = references `*name` are not accepted
    .cause = A limit protects all who read this repository.
    .remedy = Write the text again, or put it between quotes.
limit-documents = this file holds several documents
    .cause = One form, one file.
    .remedy = If this line parts a text, delete it alone: what follows it goes on with the text. If another form begins below, put it into a file of its own.
limit-words = text of more than { $limit ->
    [one] { $limit } word
   *[other] { $limit } words
  }, not checked
    .cause = A limit protects all who read this repository.
    .remedy = Shorten it.
limit-marks = the marks of this text would make far more of it than was written: it is shown without them, and not checked further
    .cause = Quotations deep within each other, or a table with many columns and rows that are nearly empty. A limit protects all who read this repository.
    .remedy = Use fewer marks `>` at the start of lines, or fill the rows of the table.
duplicate-key = the key `{ $key }` is written twice (first on line { $line })
    .cause = One could not tell which of the two counts.
    .remedy = Where the question takes one answer (a name, a date, a choice), keep the line that is right and delete the other; where it takes a text, put both together below the first line. If the second belongs to another question, give it the name of that one; if it stands below another answer, begin it with two spaces more.
yaml-ambiguous = `{ $value }` without quotes is read otherwise by other tools
    .cause = By version of YAML it is a text, yes/no, a time or a number.
    .remedy = Write instead: { $repaired }
comment-in-text = the text stops before `{ $rest }`
    .cause = After a space “#” starts a comment and the rest is lost.
    .remedy = Write instead: { $repaired }
unknown-key-comma = the comma before `{ $key }` begins another answer
    .cause = Between braces { "{ }" } a comma parts two answers; what follows it here would be lost.
    .remedy = Put the whole text between quotes; write a number without comma or space: 12000.50
unknown-key-answered = there is no key `{ $key }` here, and `{ $other }` has its answer already
    .cause = What it holds would not be read.
    .remedy = Write what it says behind `{ $other }:` if that lacks it; then put # and a space before the line `{ $key }`: it stays as a remark.
unknown-language = `{ $key }` is not the code of a language
    .cause = A text in a language that is not known would be shown to nobody.
    .remedy = { $suggestion ->
          [none] Write a code of two letters: fr, en, es.
         *[other] Did you mean `{ $suggestion }`?
       }
type-amount = `{ $value }` is read as a text, not as a number
    .cause = In YAML a number has neither spaces nor currency, and a point before the cents.
    .remedy = Write { $repaired }
type-foreign = `{ $value }` is in another currency than the budget
    .cause = All sums of a plan are in one currency: this one would be counted as if it were in it.
    .remedy = { $currency ->
          [none] Write the budget’s currency behind `currency`; here the number alone, converted into it.
         *[other] Convert it into { $currency }, and write the number alone.
        }
number-thousands = `{ $value }` is read as the number { $read }
    .cause = In YAML the point stands before the cents; it does not part the thousands.
    .remedy = Do you mean { $thousands }? Then write { $thousands }, without a point; if not, write { $read }
comment-after-text = the text ends before `{ $rest }`
    .cause = After a space, “#” begins a comment, and what follows is lost.
    .remedy = If it belongs to the text, write: { $repaired } If it is a note, put it on a line of its own.
text-garbled = `{ $word }`: letters from another program, for `{ $repaired }`
    .cause = The text was saved in one encoding and opened in another; the dossier would show it so.
    .remedy = Write { $repaired }, or copy the whole text from your document again.
text-lost = `{ $word }`: a letter was lost
    .cause = A program that did not know the letter put this mark in its place.
    .remedy = Type the word again, or copy the whole text from your document.
text-hidden = this text holds a character that cannot be seen ({ $code })
    .cause = It would break a page, turn the direction of what follows, or hide other words.
    .remedy = Type this text again, without it.
word-taken = `{ $word }` is not read as part of the text
    .cause = In YAML a word that begins so is a mark for programs, and is lost.
    .remedy = Write instead: { $repaired }
unknown-file = `{ $name }` is no form
    .cause = A misnamed file would never be read.
    .remedy = { $suggestion ->
          [none] If a form of the city is missing, this may be it: give it the name of that form. If none is missing, take over what stands only here, then move it out of the folder.
         *[other] Did you mean `{ $suggestion }`? Rename it.
       }
unknown-file-copy = `{ $name }` is a copy of `{ $original }`
    .cause = A copy is read by nobody: what was changed in it does not count.
    .remedy = Take over into `{ $original }` what stands only in the copy, then delete the copy.
unknown-file-office = `{ $name }` is a document of a word processor, not a form
    .cause = Whatever such a document is called, nothing of it is read: to rename it does not help.
    .remedy = Take its answers over: `roadmap import DOCUMENT`. Then move the document out of the folder.
portable-name-reserved = Windows keeps the name `{ $name }` for itself
    .cause = Nobody who works on Windows can fetch the programme: git stops there.
    .remedy = { $suggestion ->
          [none] Rename it, and put the new name wherever this one stands.
         *[other] Rename it, to `{ $suggestion }` for example, and put the new name wherever this one stands.
       }
portable-name-character = the name `{ $name }` holds “{ $character }”, which Windows cannot write
    .cause = Nobody who works on Windows can fetch the programme: git stops there.
    .remedy = { $suggestion ->
          [none] Rename it, and put the new name wherever this one stands.
         *[other] Rename it, to `{ $suggestion }` for example, and put the new name wherever this one stands.
       }
portable-name-end = the name `{ $name }` ends with a full stop or a space
    .cause = Windows drops these: nobody who works there can fetch the programme.
    .remedy = { $suggestion ->
          [none] Rename it, and put the new name wherever this one stands.
         *[other] Rename it to `{ $suggestion }`, and put the new name wherever this one stands.
       }
portable-name-twin = `{ $name }` and `{ $other }` are one name on Windows and macOS
    .cause = They differ only in capitals, or in how an accent is stored: there, one takes the place of the other.
    .remedy = Keep the one that is right; delete the other, or give it a name of its own.
unknown-key = there is no key `{ $key }` here
    .cause = What it holds would not be read. Possible keys: { $keys }
    .remedy = { $suggestion ->
          [none] If it answers one of these questions that has no answer yet, give the line the name of that question; if not, put # and a space before the line: it stays as a remark.
         *[other] Did you mean `{ $suggestion }`?
       }
unknown-key-text = there is no key `{ $key }` here
    .cause = What it holds would not be read. Possible keys: { $keys }
    .remedy = { $bar ->
          [yes] If it goes on with the text of `{ $above }`, begin this line with { $spaces } spaces.
         *[no] If it goes on with the text of `{ $above }`, write `{ $above }: |` alone on its line and the text below it, each line with { $spaces } spaces before it, and this one too.
       } If it answers another of these questions, give the line the name of that question; if neither, put # and a space before the line: it stays as a remark.
missing = `{ $key }` is missing ({ $title })
    .cause = The form asks for this answer.
    .remedy = Add a line `{ $key }:` and your answer.
    .form = not answered yet: { $title }
    .form-remedy = Give your answer to this question.
missing-null = YAML takes `{ $word }` for nothing: `{ $key }` is missing
    .cause = Without quotes that word means that there is no answer.
    .remedy = If it is the answer, put it between quotes: "{ $word }"
missing-fiche = the form `{ $file }` is missing ({ $title })
    .cause = A city’s dossier needs it.
    .remedy = Type `roadmap new fiche { $city } { $kind }`, and answer what it asks.
    .form = this form is not begun: { $title }
    .form-remedy = Open it, and answer what it asks.
missing-behind-dash = this line has a dash and no answer behind it ({ $title })
    .cause = Each dash begins one item of a list.
    .remedy = Write the answer behind the dash, or remove the line.
missing-item = the list is empty ({ $title })
    .cause = The form asks for one answer at least.
    .remedy = Add a line that starts with “- ”.
    .form-remedy = Add one by the button below the list.
type = expected here: { $expected }; found: { $found }
    .cause = The answer has not the expected form.
    .remedy = { $example ->
          [none] Look at an example of the form.
         *[other] Write each answer on a line, behind its name:{ $example }
       }
list-commas = a list is expected, and `{ $value }` stands on one line
    .cause = A comma may part two answers, or be part of a name: the program cannot know which.
    .remedy = If they are several answers, write each on a line of its own, behind a hyphen and a space:{ $several }
         If it is one, write all of it behind one hyphen:{ $one }
type-name = `{ $value }` is none of the answers that may stand here
    .cause = The form gives names to choose from; a number is none.
    .remedy = Write one of these names.
type-quote = a text is expected, YAML reads: { $found }
    .cause = Without quotes YAML changes the nature of the answer.
    .remedy = Write instead: { $repaired }
type-text = text
type-list = list
type-map = group of answers, each behind its name
type-number = number
type-whole = whole number
type-boolean = true/false
type-null = nothing
type-date = date
type-other = other value
format-date = `{ $value }` is not a date
    .cause = The value cannot be understood as it stands.
    .remedy = { $suggestion ->
          [none] Write year, month and day, as in 2023-07-06; without the day 2023-07; the year alone 2023; a note may stand behind #: 2023-07-06 # to be confirmed.
         *[other] Did you mean `{ $suggestion }`?
       }
date-year = `{ $value }` lies far from any programme (year { $year })
    .cause = Such a year is almost always a slip.
    .remedy = Check the year.
format-full-date = `{ $value }` is not a day
    .cause = The value cannot be understood as it stands.
    .remedy = { $suggestion ->
          [none] Write year, month and day, as in 2023-07-06; a note may stand behind #: 2023-07-06 # to be confirmed.
         *[other] Did you mean `{ $suggestion }`?
       }
format-date-several = `{ $value }` is not one date
    .cause = An activity has one day, or a first and a last one.
    .remedy = If these are several activities, give each a line of its own. If it is one that lasts from the first day to the last, write from and to in place of date.
format-email = `{ $value }` is no e-mail address
    .cause = The value cannot be understood as it stands.
    .remedy = { $suggestion ->
          [none] Write one address alone, as in name@city.example.org; a second one may follow behind # as a remark.
         *[other] Did you mean `{ $suggestion }`?
       }
format-country = `{ $value }` is no country
    .cause = The value cannot be understood as it stands.
    .remedy = { $suggestion ->
          [none] Write two letters, such as BE.
         *[other] Did you mean `{ $suggestion }`?
       }
format-country-kosovo = `XK` is no country in ISO 3166
    .cause = ISO has given Kosovo no code; XK is used by the European Union and others, but is not in the list.
    .remedy = Ask the secretariat which code this programme writes.
format-currency-thousands = `{ $value }` is no currency: it says that amounts are in thousands
    .cause = The amounts would be taken a thousand times less.
    .remedy = Write the three letters of the currency, and each amount in full: 12000, not 12.
format-currency = `{ $value }` is no currency
    .cause = The value cannot be understood as it stands.
    .remedy = { $suggestion ->
          [none] Write its three letters (ISO 4217): CAD, MXN or XOF, for example.
         *[other] Did you mean `{ $suggestion }`?
       }
format-time-zone = `{ $value }` is no time zone
    .cause = The value cannot be understood as it stands.
    .remedy = { $suggestion ->
          [none] { $here ->
             [none] Write Europe/Brussels, for example.
            *[other] Write { $here }.
          }
         *[other] Did you mean `{ $suggestion }`?
       }
format-language = `{ $value }` is no language
    .cause = The value cannot be understood as it stands.
    .remedy = { $suggestion ->
          [none] Write the two letters of the language, such as fr, en, es, ar or ja; never those of another one. If it is none of the languages of the programme, the secretariat says what is to be done.
         *[other] Did you mean `{ $suggestion }`?
       }
format-sha256 = `{ $value }` is no SHA-256 fingerprint
    .cause = The value cannot be understood as it stands.
    .remedy = { $suggestion ->
          [none] Type 64 zeros: roadmap validate then says which 64 characters belong here.
         *[other] Did you mean `{ $suggestion }`?
       }
    .form-remedy = Put the letter in, on the page of the participating city: its fingerprint is noted by itself.
format-file-name = `{ $value }` is no file name
    .cause = The value cannot be understood as it stands.
    .remedy = { $suggestion ->
          [none] Write the name alone, such as letter.pdf.
         *[other] Did you mean `{ $suggestion }`?
       }
format-other = `{ $value }` has not the expected form
    .cause = The value cannot be understood as it stands.
    .remedy = { $suggestion ->
          [none] Look at an example of the form.
         *[other] Did you mean `{ $suggestion }`?
       }
identifier = `{ $value }` cannot be an identifier
    .cause = An identifier has letters a-z and digits, in words joined by “-”.
    .remedy = { $suggestion ->
          [none] Write it in Latin letters, a to z, digits and “-”.
         *[other] Did you mean `{ $suggestion }`?
       }
identifier-duplicate = the identifier `{ $value }` is used already on line { $line }
    .cause = One could not tell which is meant.
    .remedy = Give one of them another identifier.
identifier-page = `{ $value }` is the name of another page of the site
    .cause = The site has a page of that name already: one would be written over the other.
    .remedy = Choose another name, e.g. `{ $value }-2`, and use it wherever this one is referred to.
unknown-value = `{ $value }` is not one of the possible values
    .cause = Possible: { $known }
    .remedy = { $suggestion ->
          [none] Write one of the names allowed.
         *[other] Did you mean `{ $suggestion }`?
       }
one-asked = `{ $value }` names several, and one answer is asked for
    .cause = The form takes one of them; the program cannot know which.
    .remedy = Write one of them: { $several }.
items-asked = `{ $value }` names several in one item of the list
    .cause = Each item of a list is one.
    .remedy = Write each on a line of its own, behind a hyphen and a space: { $several }.
unknown-axis = this edition has no axis `{ $value }`
    .cause = Possible: { $known }
    .remedy = { $suggestion ->
          [none] Write one of the names allowed.
         *[other] Did you mean `{ $suggestion }`?
       }
unknown-role = this edition has no role `{ $value }`
    .cause = Possible: { $known }
    .remedy = { $suggestion ->
          [none] Write one of the names allowed.
         *[other] Did you mean `{ $suggestion }`?
       }
unknown-theme = the theme `{ $value }` is not in themes.yaml
    .cause = { $known ->
          [none] themes.yaml has no theme yet.
         *[other] Possible: { $known }
       }
    .remedy = { $suggestion ->
          [none] { $known ->
              [none] Write the theme in themes.yaml first, or mend what keeps that file from being read.
             *[other] Write one of the names allowed.
           }
         *[other] Did you mean `{ $suggestion }`?
       }
    .form = the theme `{ $value }` is not in the list of themes
    .form-remedy = Choose one of the themes; a new one is written on the page of the themes first.
unknown-network = there is no network `{ $value }`
    .cause = { $known ->
          [none] There is no file in networks/ yet.
         *[other] Possible: { $known }
       }
    .remedy = { $suggestion ->
          [none] { $known ->
              [none] Remove the line until the secretariat has opened the network, or ask for it.
             *[other] Write one of the names allowed.
           }
         *[other] Did you mean `{ $suggestion }`?
       }
unknown-event = there is no event `{ $value }`
    .cause = { $known ->
          [none] There is no file in events/ yet.
         *[other] Possible: { $known }
       }
    .remedy = { $suggestion ->
          [none] { $known ->
              [none] Remove the line until the secretariat has added the event, or ask for it.
             *[other] Write one of the names allowed.
           }
         *[other] Did you mean `{ $suggestion }`?
       }
unknown-edition = there is no edition `{ $value }`
    .cause = Possible: { $known }
    .remedy = { $suggestion ->
          [none] Write one of the names allowed.
         *[other] Did you mean `{ $suggestion }`?
       }
word-limit = text too long: { $count ->
    [one] { $count } word
   *[other] { $count } words
  }, { $limit } at most
    .cause = The place underlined is the first word too many. Words are counted between spaces and long dashes; apostrophe and hyphen do not split; Markdown marks do not count.
    .remedy = Remove { $excess ->
          [one] one word
         *[other] { $excess } words
       }.
empty-text = this answer is empty
    .cause = The form asks for this answer.
    .remedy = Write your answer, or remove the key.
    .form-remedy = Write your answer, or take the item out.
empty-placeholder = `{ $value }` is not an answer yet
    .cause = These words hold the place of the answer; the dossier would show them as they are.
    .remedy = Write the answer itself. If it stands in another document, copy it here.
raw-html = HTML (`{ $tag }`) in a text
    .cause = The dossier will show these characters as they are.
    .remedy = Write Markdown: **bold**, *italic*.
broken-link = the link `{ $target }` leads nowhere
    .cause = A dossier can only lead to the web or to a mailbox; nothing in it answers to another name.
    .remedy = Write a whole address that starts with https://.
image-alt = the picture `{ $target }` has no description
    .cause = Who cannot see it would know nothing of it.
    .remedy = Write ![what the picture shows](file).
text-cell = this row has more cells than the table: `{ $cell }` stands beyond the last column
    .cause = A table has as many columns as its head; the dossier shows the rest in the last cell.
    .remedy = Give the head of the table one more column, or write `\|` where a bar is meant as a sign.
text-code = four spaces make this line code: `{ $line }`
    .cause = The dossier shows such lines in typewriter letters, marks and all, without line breaks.
    .remedy = Begin these lines as far left as the others of the text.
text-quotation = `>` makes these lines a quotation
    .cause = Pasted messages have that sign at the head of their lines; the dossier shows them as someone else’s words.
    .remedy = Take the `>` away; if it is a quotation, announce it by a colon or put it between quotation marks.
text-unused = nothing in the text refers to `{ $label }`
    .cause = A note or an address that nothing refers to has no place in the dossier; its words are shown where they stand.
    .remedy = Write the same mark in the text, where it belongs, or take the mark away.
text-bullet = `{ $sign }` makes no list: these lines would be run together into one paragraph
    .cause = A word processor takes it for a bullet; in the dossier, the lines of a list begin with a hyphen and a space.
    .remedy = Put - and a space in place of this sign, at the head of every line.
text-table = these lines are a table, but would be run together without columns: `{ $line }`
    .cause = In the dossier, a bar stands between two cells, and hyphens below the first line.
    .remedy = Part the cells like this: | Quarter | Homes |, and add below the first line: | --- | --- |
text-folded = the lines of this answer would be run together, though they are a list or a table
    .cause = The lines of a text stay apart only if a bar | follows the colon.
    .remedy = Write `{ $key }: |` and put the whole text below it, each line two spaces in.
    .form-remedy = Begin each line anew here as it is meant, and save.
text-run-on = the paragraphs of this answer would be shown run together, as one
    .cause = A blank line parts two paragraphs only if a bar | follows the colon.
    .remedy = Write `{ $key }: |` and put the whole text below it, each line two spaces in.
    .form-remedy = Put a blank line between the paragraphs here, and save.
text-bar = the text of `{ $key }` begins with `{ $sign }`, which stands where a bar belongs
    .cause = Behind the colon of a long text stands a bar, |; any other sign is read as its first word, and its paragraphs run together.
    .remedy = Write `{ $key }: |` and leave the lines below as they are.
    .form-remedy = Take `{ $sign }` away at the head of this answer, and save.
text-sunken = `{ $line }`: this line of `{ $key }` begins as the answer to another question does, `{ $other }`, which has none
    .cause = It stands too far in: it is read as words of `{ $key }`, and would be shown with them.
    .remedy = If it is the answer, begin the line in the column in which `{ $key }:` begins, and the lines below it two spaces further in; if it is a point of the text, put - and a space before it.
    .form-remedy = If it is the answer to `{ $other }`, take the line out here and give it there; if it is a point of the text, put - and a space before it.
text-tongues = `{ $key }` is one text in several languages ({ $one }, { $other }): every reader would be shown all of them
    .cause = Each language has a line of its own below the question, so that everyone is shown theirs.
    .remedy = Write `{ $key }:` alone on its line, and below it, two spaces further in, one line for each language: `{ $one }: …`, `{ $other }: …`
    .form-remedy = Give each language its own answer here, and save.
list-bracket = the comma between these brackets makes several answers of one
    .cause = In a list between [ ] every comma begins another answer.
    .remedy = Put it between quotes: "{ $whole }"
    .form-remedy = Give it as one answer here, and save.
letter-missing = the mayor’s letter is not given
    .cause = Participation is confirmed by a letter signed by the mayor (form, line 133).
    .remedy = Add to city.yaml the key `interest:` with letter, sha256, signed_by and signed_on.
    .form-remedy = Put the signed letter in, as a PDF, on the page of the participating city; name there who signed, and when.
letter-file-missing = the file `{ $file }` is not in the city’s folder
    .cause = Participation is confirmed by a letter signed by the mayor (form, line 133).
    .remedy = Put the letter beside city.yaml.
    .form-remedy = Put the letter in once more, on the page of the participating city.
letter-hash = the letter is not the one whose fingerprint is given
    .cause = The file has changed, or the fingerprint was miscopied.
    .remedy = If the letter is right, write sha256: { $actual }
    .form-remedy = Put the right letter in once more, on the page of the participating city: its fingerprint is noted by itself.
letter-unsafe = `{ $file }` is no file of this folder
    .cause = Participation is confirmed by a letter signed by the mayor (form, line 133).
    .remedy = Write the name of a file beside city.yaml.
    .form-remedy = Put the letter in, on the page of the participating city.
letter-empty = the file `{ $file }` is empty
    .cause = Participation is confirmed by a letter that the mayor signed (form, line 133).
    .remedy = Put the letter beside city.yaml once more: it was copied without any of its contents.
    .form-remedy = Put the letter in once more: it was copied without any of its contents.
letter-not-print = `{ $file }` is not a PDF
    .cause = A text that can still be changed confirms nothing; the signed letter is kept as a PDF.
    .remedy = Scan the signed letter as a PDF, put that file beside city.yaml and write its name here.
    .form-remedy = Scan the signed letter as a PDF, and put that file in.
letter-late = the day of signature of the letter ({ $value }) is later than that of the submission or the end of the programme ({ $limit })
    .cause = A letter that opens the participation is signed neither after the dossier was handed in nor after the end of the programme.
    .remedy = Copy the date from the letter; check the year.
letter-not-mayor = the letter is not signed by the mayor ({ $capacity })
    .cause = Participation is confirmed by a letter signed by the mayor (form, line 133).
    .remedy = Have the mayor sign, or add a waiver with its reason.
    .form-remedy = Have the mayor sign; if that cannot be, tell the secretariat why.
role-missing = nobody has the role: { $role }
    .cause = The form asks for this person (form, lines 185–188).
    .remedy = Add a person with `role: { $id }`.
    .form-remedy = Add this person to the municipal staff, and choose the role there.
theme-count = { $count ->
    [one] { $count } theme
   *[other] { $count } themes
  }, { $limit } at most are advised
    .cause = The form recommends five at most (form, line 203).
    .remedy = Keep the most important ones.
theme-title-long = title of { $count ->
    [one] { $count } word
   *[other] { $count } words
  }, { $limit } at most are advised
    .cause = The theme is stated in a few words (form, line 210).
    .remedy = Shorten the title; the rest goes into description.
    .form-remedy = Shorten the title; the rest goes into the description.
theme-title-duplicate = the title “{ $title }” is used already on line { $line }
    .cause = Two themes of one name cannot be told apart.
    .remedy = Change one of the titles.
priority-repeats-theme = the description repeats that of themes.yaml word for word
    .cause = The form asks for more detail (form, line 225).
    .remedy = Add detail, with its direct relation to the axis.
    .form = the description repeats that of the theme word for word
priority-axis = axis `{ $axis }`, but `{ $expected }` in themes.yaml
    .cause = A theme is tied to one axis (form, line 203).
    .remedy = Write axis: { $expected }, or remove the line.
    .form = the axis is not the one that the theme has in the list of themes
    .form-remedy = Choose the same axis in both places, or leave it open here.
schedule-order = the date ({ $date }) is earlier than the one before it in the list ({ $previous })
    .cause = Actions are listed in chronological order (form, line 323).
    .remedy = Move this activity up.
schedule-period = the end ({ $to }) comes before the beginning ({ $from })
    .cause = The value cannot be understood as it stands.
    .remedy = Mend one of the two dates.
schedule-dates = date is needed, or else from and to
    .cause = The value cannot be understood as it stands.
    .remedy = Write date: 2023-10-12, or from: 2023-10 and to: 2023-12.
    .form = a date is needed, or else a beginning and an end
    .form-remedy = Give the day, or the first and the last month.
schedule-outside-edition = the date ({ $date }) lies outside the programme’s period ({ $from } to { $to })
    .cause = The plan runs until the congress.
    .remedy = Check the year.
activity-label = an activity of type other wants a title
    .cause = Without a title nobody knows what it is.
    .remedy = Add title: and a few words.
budget-total-row = `{ $label }` is the sum of other lines, and would count twice
    .cause = Totals are computed.
    .remedy = Take this item out, or write # before each of its lines.
budget-balance = expenses { $expenses }, resources { $income }: a gap of { $difference }
    .cause = Funding and contributions should cover the expenses (form, line 327).
    .remedy = Mend a line; totals are computed.
budget-currency = amounts without a currency
    .cause = Nobody could tell what the amounts are worth.
    .remedy = Add currency: EUR, for example.
budget-negative = negative amount: { $amount }
    .cause = A budget line is a sum.
    .remedy = Write a number without minus sign.
synthesis-not-cited = the plan cites no synthesis sheet of a round table
    .cause = Resting on it is advised (form, line 315).
    .remedy = Add synthesis: and the event’s name.
preparatory-meeting-missing = the plan cites no preparatory meeting
    .cause = Referring to it is advised (form, line 319).
    .remedy = Add preparatory_meeting: and the event’s name.
state-order = `{ $state }` cannot follow `{ $previous }`
    .cause = The state decides how strict the rules are.
    .remedy = Add the state missing between them.
state-order-date = the date ({ $date }) is earlier than that of the state before ({ $previous })
    .cause = The state decides how strict the rules are.
    .remedy = Put the states oldest first.
state-order-first = `{ $state }` cannot be the first state
    .cause = The state decides how strict the rules are.
    .remedy = Begin with draft or submitted.
translation-missing = not translated yet: { $languages }
    .cause = The dossier will show the original language.
    .remedy = Add the translation if you have it.
waiver-unused = the waiver of `{ $rule }` ({ $field }) is idle
    .cause = No finding matches it.
    .remedy = Remove it.
waiver-reason = a waiver without a reason
    .cause = A waiver must be justified.
    .remedy = Write a sentence after reason:
waiver-unknown-rule = there is no rule `{ $rule }`
    .cause = The waiver has no effect.
    .remedy = { $suggestion ->
          [none] Write one of the names allowed.
         *[other] Did you mean `{ $suggestion }`?
       }
waiver-forbidden = `{ $rule }` cannot be waived
    .cause = This rule protects the very reading of the dossier.
    .remedy = Mend the finding itself.
foreign-staff = `{ $name }` works for another city, { $city }
    .cause = Who works for a city is internal; that city alone may make it public.
    .remedy = Name the office instead. If { $city } agrees, say so: `waivers: [{"{"}rule: foreign-staff, field: { $field }, reason: …{"}"}]`
    .form-remedy = Name the office instead. If { $city } agrees, tell the secretariat so.
internal-in-text = `{ $value }` stands in a public text, and is internal ({ $origin })
    .cause = What a budget, a staff list or a letter holds is for the cities and the secretariat; this text is for everyone (form, line 327).
    .remedy = Take it out of this text, in every language. If it is meant to be public, say why: `waivers: [{"{"}rule: internal-in-text, field: { $field }, reason: …{"}"}]`
    .form-remedy = Take it out of this text, in every language. If it is meant to be public, tell the secretariat why.
amount-in-text = `{ $value }` is an amount of the action plan's budget, and this text is public
    .cause = The budget is for the cities and the secretariat; the public dossier has no amount of it (form, line 327).
    .remedy = Take the amount out of this text, in every language. If it is no budget, or meant to be public, say why: `waivers: [{"{"}rule: internal-in-text, field: { $field }, reason: …{"}"}]`
    .form-remedy = Take the amount out of this text, in every language. If it is meant to be public, tell the secretariat why.
leak = `{ $value }` would be published
    .cause = The public dossier holds no e-mail and no internal value (form, line 327).
    .remedy = Remove it from this text; contacts go into staff.yaml.
    .form-remedy = Remove it from this text; contacts go into the municipal staff.
template = this template fails: { $detail }
    .cause = No dossier can be made with it.
    .remedy = Mend this line, or remove the template to get the built-in one.
template-memory = this template takes more than { $megabytes } MB of memory
    .cause = No page is made with it, and nothing is put in place: a template of the programme works within limits.
    .remedy = Make the text or the list that grows here smaller.
template-output = this template makes a page of more than { $megabytes } MB
    .cause = No page is made with it, and nothing is put in place: a template of the programme works within limits.
    .remedy = Make less of what is repeated here.
template-time = this template takes more than { $seconds } seconds for one page
    .cause = No page is made with it, and nothing is put in place: a template of the programme works within limits.
    .remedy = Do less here: shorter lists, fewer loops within loops.
template-depth = this template goes too deep: too much within each other
    .cause = No page is made with it, and nothing is put in place: a template of the programme works within limits.
    .remedy = Break up what is within each other here: signs before a value, filters, brackets, lists in lists.
template-steps = this template takes more steps for one page than are allowed
    .cause = No page is made with it, and nothing is put in place: a template of the programme works within limits.
    .remedy = Do less here: shorter lists, fewer loops within loops.
template-lost = the process that fills this template ended for an unknown reason
    .cause = No page is made with it, and nothing is put in place: a template of the programme works within limits.
    .remedy = Look at what is unusual in this line; if nothing is, tell those who make roadmap.
template-start = the programme’s own templates cannot be filled, for no process can be started for them: { $detail }
    .cause = No page is made with it, and nothing is put in place: a template of the programme works within limits.
    .remedy = Let roadmap start a process, or remove templates/ to get the built-in ones.
unknown-city = the city `{ $value }` has no folder
    .cause = Folders of cities/: { $known }
    .remedy = { $suggestion ->
          [none] Write the name of a folder of cities/.
         *[other] Did you mean `{ $suggestion }`?
       }
frozen-key = `{ $id }` is missing from the list `{ $list }`, but fiches use it ({ $count })
    .cause = The list takes the place of the edition’s; what fiches use cannot be taken away.
    .remedy = Put `{ $id }` back into the list, or have those fiches corrected first.
plan-not-pilot = this plan is for the network `{ $network }`, whose pilot city is `{ $pilot }`
    .cause = The action plan is the pilot city’s (form, line 290).
    .remedy = Name the network whose pilot city is `{ $city }`, or remove the plan.
wrong-event = `{ $event }` is of another type ({ $kind })
    .cause = Types that fit here: { $wanted }
    .remedy = Write the name of an event of that type.
wrong-event-network = `{ $event }` is about another network, `{ $network }`
    .cause = A plan rests on the events of its own network.
    .remedy = Correct the name here, or the network in the event’s file.
approval-void = the answers have changed since the decision “{ $label }” of { $date }
    .cause = A decision is about what the fiches said that day; the public pages go on showing that.
    .remedy = The city may go on working. What changed is told by: `roadmap diff --accepted { $city }`. The secretariat reads again and decides anew: `roadmap record { $city } { $state }`
    .form-remedy = You may go on working. The secretariat reads again and decides anew.
approval-lost = the answers have changed since they were accepted, and those of then are nowhere to be found
    .cause = Shown is what was decided on. Neither the commits that are here nor the earlier publication have it.
    .remedy = Fetch the whole history (`git fetch --unshallow`), or have the secretariat read again and decide anew: `roadmap record { $city } accepted`
    .form-remedy = Ask the secretariat to read again and to decide anew.
approval-untied = nothing ties the decision “{ $label }” to the answers
    .cause = Without a fingerprint a later change would go unseen.
    .remedy = Have the decision written by: `roadmap record { $city } { $state }`
    .form-remedy = Ask the secretariat to note its decision.
translation-stale = the translation ({ $language }) is of a text that has changed
    .cause = The source ({ $source }) is no longer the one that was translated.
    .remedy = Read the translation again, then: `roadmap record --translations`
    .form-remedy = Read the translation again; the secretariat notes that it is right.
translation-idle = there is no translation ({ $language }) at `{ $field }`
    .cause = This line says nothing any more.
    .remedy = Remove it, or: `roadmap record --translations`
    .form = there is no translation ({ $language }) any more of an answer
    .form-remedy = Nothing is asked of you: the secretariat takes this note out.
evaluation-missing = this project ({ $state }) has no evaluation
    .cause = The results of projects and their lessons are stage 3 of the programme (form, line 102).
    .remedy = Add evaluation: with results and lessons.
project-not-member = `{ $city }` is not in the network `{ $network }`
    .cause = A pilot project comes from a city that takes part in the network (form, line 96).
    .remedy = Check the network’s name, or ask the secretariat to add the city to it.
pilot-withdrawn = the pilot city `{ $city }` takes part no longer ({ $state })
    .cause = A network has a pilot city that takes part (form, line 290).
    .remedy = Find another pilot city, or close the network.
pilot-without-plan = the pilot city `{ $city }` has no action plan
    .cause = The call for participation is its action plan (form, line 327).
    .remedy = Remind the city; it begins with: `roadmap new fiche { $folder } action-plan`
pilot-not-member = the pilot city `{ $city }` stands among the members as well
    .cause = It would count twice.
    .remedy = Take it out of members.
member-duplicate = `{ $city }` is a member already (line { $line })
    .cause = A city counts once.
    .remedy = Keep one of the two lines.
missing-member = nobody knows which city this is
    .cause = A city of the programme is given by city, another by name and country.
    .remedy = Write city: and the name of a folder of cities/, or name: (of a member country: as well).
question-not-member = `{ $city }` asks a question without being in the network
    .cause = Questions are those of the pilot city and of the members (form, line 343).
    .remedy = Add the city to members, or correct its name.
network-without-question = `{ $city }` has not asked a question yet
    .cause = Each city asks the questions raised by its own situation (form, line 343).
    .remedy = Ask for it, then add it to questions.
question-unanswered = the question `{ $id }` has no answer yet
    .cause = The work together is meant to find answers (form, line 352).
    .remedy = Add answer: once the network has found it.
network-overlap = this network is much like `{ $network }`
    .cause = Words in common: { $words }. Networks complete each other (form, line 358).
    .remedy = Join them, or say what sets them apart.
network-same-theme = the network `{ $network }` carries this theme already (`{ $theme }`)
    .cause = One priority theme, one network (form, line 290).
    .remedy = Choose a theme in reserve, or join the networks.
event-time = there is no such hour: { $value } in { $zone }
    .cause = Clocks go forward that night and show { $suggestion }.
    .remedy = Choose another hour.
event-time-ambiguous = this hour comes twice: { $value } in { $zone }
    .cause = Clocks go back that night; the first is taken.
    .remedy = Choose another hour if you can.
round-table-number = the number { $number } is already that of `{ $event }`
    .cause = A number is given once in the edition (form, line 233).
    .remedy = Give one of the two another number.
round-table-number-missing = the number is missing ({ $kind })
    .cause = These events are cited by their number (form, line 233).
    .remedy = Add number: 5, for example.
speaker-missing = nobody speaks ({ $kind })
    .cause = The programme announces who speaks (form, line 233).
    .remedy = Add speakers: with name, title and city.
meeting-too-long = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }, at most { $limit } ({ $kind })
    .cause = The preparatory meeting takes an hour at most (form, line 300).
    .remedy = Write minutes: { $limit }, or less.
meeting-mode = `{ $value }` does not fit ({ $kind })
    .cause = This kind of meeting has one mode only.
    .remedy = Write mode: { $mode }
meeting-groups = missing: { $groups } ({ $kind })
    .cause = Three groups prepare the plan: local experts, advisory group, General Secretariat (form, lines 302–307).
    .remedy = Add them to groups.
attachment-missing = the file `{ $file }` is not in events/
    .cause = The document would be announced and not be there.
    .remedy = Put it beside the event, or remove the line.
attachment-unsafe = `{ $file }` is not a file of events/
    .cause = A link, or a path that leads elsewhere, is never followed.
    .remedy = Put the file itself into events/ and write its name.
limit-attachment = `{ $file }` weighs { $size } MiB, at most { $limit }
    .cause = A limit protects all who clone this repository.
    .remedy = Put a lighter version, or give a link in the summary.
document-kind = `{ $file }` is of a kind that is not published
    .cause = Browsers and web servers run such files, or obey them.
    .remedy = Save it as PDF, and name that file. These kinds are published: { $kinds }.
document-kind-double = the name `{ $file }` has two endings
    .cause = Some web servers run a file by an ending in the middle of its name.
    .remedy = Give it a name with one ending, here and in events/.
document-kind-content = `{ $file }` does not hold what its name says
    .cause = Its contents are of another kind than its ending, and a browser might run them.
    .remedy = Open it in the program that made it, and save it anew as PDF.
coordinates-range = { $value } is no place on the earth: −{ $most } to { $most }
    .cause = The map shows the city where this says.
    .remedy = Write degrees with a point, as 46.81; south and west are negative.
coordinates-half = one number alone is no place: `{ $wanted }` is missing
    .cause = The map shows the city where both say.
    .remedy = Add `{ $wanted }:`, or take this line out.
    .form = one number alone is no place
    .form-remedy = Give both, latitude and longitude, or neither.
coordinates-country = this place is far from the country { $country }
    .cause = { $exchanged ->
        [yes] Latitude and longitude seem to be exchanged.
       *[no] The map would show the city elsewhere.
    }
    .remedy = Latitude is north, longitude is east; south and west are negative. Look both up again.
picture-absent = the picture `{ $file }` is not in { $folder }/
    .cause = The page would announce it and not show it; a link is never followed.
    .remedy = Put it there with `roadmap picture { $fiche } { $file }`, or remove the entry.
    .form-remedy = Put the picture in once more on this page, or take it out of the list.
picture-kind = `{ $file }` is no picture that can be shown
    .cause = Pages show { $kinds }, by what the file holds; drawings as SVG can run programs, and HEIC is not known to all browsers.
    .remedy = Open it, export it as JPEG or PNG, and put that in with `roadmap picture`.
    .form-remedy = Put the picture in once more on this page, or take it out of the list.
picture-kind-name = `{ $file }` holds another kind of picture than its name says
    .cause = Programs that go by the name would not show it.
    .remedy = Give the file the ending .{ $ending }, there and here.
picture-kind-broken = the picture `{ $file }` is broken
    .cause = The file ends too early, or is not made as its kind is.
    .remedy = Export it anew, and put it in with `roadmap picture { $fiche } …`.
    .form-remedy = Put the picture in once more on this page, or take it out of the list.
picture-bytes = the picture `{ $file }` weighs { $size } MiB, at most { $limit }
    .cause = A limit protects all who clone this repository.
    .remedy = Put it in with `roadmap picture { $fiche } …`, which makes it smaller.
    .form-remedy = Put the picture in once more on this page, or take it out of the list.
picture-points = the picture `{ $file }` has { $width } × { $height } points, at most { $limit } along a side
    .cause = No page shows so many.
    .remedy = Put it in with `roadmap picture { $fiche } …`, which makes it smaller.
    .form-remedy = Put the picture in once more on this page, or take it out of the list.
picture-position = the picture `{ $file }` tells where it was taken
    .cause = Cameras write their position into the file; whoever gets the repository can read it, and git keeps it.
    .remedy = Run `roadmap picture { $fiche } { $folder }/{ $file }`: it takes all of that out.
    .form-remedy = Put the picture in once more on this page, or take it out of the list.
picture-camera = the picture `{ $file }` tells when and with what it was taken
    .cause = Cameras and programs write the hour, the device and names into the file; git keeps them.
    .remedy = Run `roadmap picture { $fiche } { $folder }/{ $file }`: it takes all of that out.
    .form-remedy = Put the picture in once more on this page, or take it out of the list.
picture-comment = the picture `{ $file }` holds words that nobody sees
    .cause = A program or a person put them into the file; git keeps them.
    .remedy = Run `roadmap picture { $fiche } { $folder }/{ $file }`: it takes all of that out.
    .form-remedy = Put the picture in once more on this page, or take it out of the list.
picture-behind = the file `{ $file }` goes on behind the end of its picture
    .cause = Phones put a film or a second picture there; nobody who looks at it sees that.
    .remedy = Run `roadmap picture { $fiche } { $folder }/{ $file }`: it takes all of that out.
    .form-remedy = Put the picture in once more on this page, or take it out of the list.
picture-other = the picture `{ $file }` holds more than the picture
    .cause = A small copy, a profile of colours or another part that pages do not need.
    .remedy = Run `roadmap picture { $fiche } { $folder }/{ $file }`: it takes all of that out.
    .form-remedy = Put the picture in once more on this page, or take it out of the list.
picture-undeclared = the picture `{ $file }` is not among pictures:
    .cause = A page shows a picture of a text only where the fiche declares it, with its description and who may see it.
    .remedy = Put it in with `roadmap picture`, and write its name alone here: ![what it shows](quay.jpg).
    .form = the picture `{ $file }` is not among the pictures of this form
    .form-remedy = Put it in below, with its description; then write here: ![what it shows](its name).
picture-internal = this text is public, the picture `{ $file }` is not
    .cause = Public pages would leave the picture out, and keep its name.
    .remedy = Write audience: public at the picture if everyone may see it, or take it out of this text.
picture-unused = no fiche names the picture `{ $file }`
    .cause = It is shown nowhere, was not cleaned, and stays in git for all to read.
    .remedy = Put it in with `roadmap picture`, or delete the file.
synthesis-sheet-missing = no synthesis sheet yet
    .cause = The action plan rests on it (form, line 315).
    .remedy = Add documents: with kind: { $sheet } when it is ready.
format-date-time = `{ $value }` is not a day and an hour
    .cause = The value cannot be understood as it stands.
    .remedy = { $suggestion ->
          [none] Write the day, a T and the hour of the place, as in 2023-07-06T16:00.
         *[other] Did you mean `{ $suggestion }`?
       }
level-error = error
level-warning = warning
level-info = info
waived = waived: { $reason }
cause = why
remedy = what to do
summary = Checked { $fiches ->
      [one] one form
     *[other] { $fiches } forms
   } of { $cities ->
      [one] one city
     *[other] { $cities } cities
   }, rules applied: { $rules }.
summary-findings = Errors: { $errors }; warnings: { $warnings }; notes: { $infos }.
summary-clean = Nothing to report.
summary-waived = Waived: { $count }.
summary-skipped = Files not checked: { $count }.
summary-hidden = Findings beyond the limit, not shown: { $count }.
summary-fix = `roadmap fix` mends { $count ->
    [one] one of the findings
   *[other] { $count } of the findings
} and shows every line before and after.
repair-certain = What can be read in one way only, as `roadmap fix` writes it
summary-explain = More on a finding: roadmap explain { $rule }
skipped-line = { $path }: { $reason }
skip-syntax = could not be read, its fields are not checked
skip-mended = could not be read; what else is told of it is told of the text as `roadmap fix` would leave it
once-mended = Told of the text as `roadmap fix` would leave it: as it stands the file cannot be read.
skip-not-fiche = not a form
skip-programme = not checked for want of a readable edition
render-wrote = Dossiers: { $cities }; files: { $files }, in { $out }
render-calendars = { $why ->
    [cut] Calendars that do not take back what was removed earlier, for older commits are missing here: { $count }. `git fetch --unshallow` fetches them
    [left-out] Calendars that do not say which of two versions is the later one, made with --no-history: { $count }. An agenda that has an earlier version may keep it; those that are sent are made without this option
   *[without] Calendars that do not say which of two versions is the later one, for there is no git history here: { $count }. An agenda that has an earlier version may keep it; make them in a clone of the repository, or in the folder of the last time
}
render-skipped = { $city }: dossier not made, errors: { $errors }
render-stale = { $path } is stale
render-missing = { $path } is missing
render-extra = { $path } should be gone
render-current = Up to date, files: { $files }
render-refused = { $path } exists and was not made by render: nothing is written
render-refused-audience = { $out } holds dossiers for another audience ({ $audience }): nothing is written; choose another folder with --out
render-refused-published = { $out } holds what was published: a preview may hold drafts and does not take its place; choose another folder with --out
render-refused-twice = two pages would be called { $path }: nothing is written
render-refused-name = no file can be called { $path }: nothing is written
render-refused-busy = another render is writing to { $out }: nothing is written; try again when it is done
render-refused-link = { $path } is a link: nothing is written or compared through links that stand in the repository, or in the output folder; remove it, or name another place
render-refused-manifest = { $path } is no list of files that render wrote: nothing is written; remove it, or choose another folder with --out
render-by-file = { $out } was replaced file by file, not in one step, for { $why ->
    [parent] nothing can be made or moved beside it
    [git] it is a work tree of git
    [here] it is the current folder or holds the programme
    [foreign] it holds other files that cannot be carried over
    [rights] its owner or rights cannot be given to another folder
   *[system] the system cannot exchange folders there
    }: a run that is stopped on the way leaves some pages old and some new, and the next one settles it
status-workbook = A workbook goes to a file. Type: roadmap status --format xlsx --output status.xlsx
usage-city = there is no city { $city }; { $suggestion ->
      [none] see the folder cities/
     *[other] did you mean { $suggestion }?
   }
record-usage = a city and a state are needed: roadmap record bruges submitted --by coordinator
record-unknown = there is no state { $state }; possible: { $known }{ $suggestion ->
      [none] {""}
     *[other] . Did you mean { $suggestion }?
   }
record-unread = not all fiches of { $city } can be read: nothing is written
edit-nowhere = { $at }: there is no such place in the fiche
edit-layout = { $at ->
      [none] the fiche
     *[other] { $at }
   } is laid out in a way that leaves no safe place for the change: nothing is written; put one key on each line (roadmap fmt does it)
edit-unproven = the changed fiche would not say what it should, or would lose a remark: nothing is written; change it by hand
record-layout = the layout of { $path } leaves no safe place for a line: nothing is written; put one key on each line
record-refused = { $city } cannot go to the state { $state }: nothing is written
record-errors = in the state { $state }, { $city } would have errors ({ $errors }): nothing is written; mend them, or add --force
record-written = { $path }: state noted ({ $state }). What remains is to commit this change.
record-translations = Translations noted as up to date; files changed: { $files }
leak-file = `{ $value }` is internal ({ $origin }) and would be published in { $files }
    .cause = The public dossier holds no e-mail address and no internal value (form, line 327).
    .remedy = Look for it in that file: a template, a translation or a text holds it.
leak-document = `{ $value }` is internal ({ $origin }), and the document { $files } says it
    .cause = A document that an event declares public is for everyone, as a page is: it holds no name of staff, no e-mail address, no amount of a budget (form, line 327).
    .remedy = Take it out of that document and put the new one in its place below events/, or do not declare it public.
publish-inside = { $out } lies in the repository: nothing is published; choose a folder elsewhere
print-missing = no browser was found to make PDFs: nothing is written. Install Chromium, Google Chrome, Microsoft Edge or Brave, or say where it is with --browser PATH
print-start = the browser { $program } does not start: nothing is written ({ $why }). Name a Chromium, Chrome, Edge or Brave with --browser PATH
print-page = { $path } could not be printed: nothing is written ({ $why })
render-stopped = nothing is written: { $taken ->
        [0] { $out } stays as it was
       *[other] in { $out } only what was taken down has changed
    }
publish-stopped = publication stopped: { $taken ->
        [0] { $out } stays as it was
       *[other] in { $out } only what was taken down has changed
    }
publish-unread = nothing is published, { $taken ->
        [0] { $out } stays as it was
       *[other] in { $out } only what was taken down has changed
    }: what must stay internal in a file that cannot be read cannot be looked for ({ $count }: { $files })
publish-unread-inside = { $count ->
    [one] 1 document could not be read inside, nobody knows whether it holds what is internal: { $files }
   *[other] { $count } documents could not be read inside, nobody knows whether they hold what is internal: { $files }
}
publish-as-decided = Cities shown as they were accepted, their answers have changed since: { $count } ({ $cities })
publish-as-before = Cities shown as they stand in the earlier publication, git has no commit with the answers that were accepted: { $count } ({ $cities })
publish-takedown = Taken down, their state no longer allows that they are shown: { $count } ({ $names })
publish-takedown-meetings = Meetings taken down, not everyone may know of them any more: { $count } ({ $names })
publish-withheld = Cities not published, their state does not allow it yet: { $count } ({ $cities })
publish-unmerged = Shown by a decision that { $branch } does not have, so that nobody has reviewed whose it was: { $count } ({ $cities }). This is a preview; what is to be public is published from { $branch }, after `roadmap review`
status-still = { $answered } of { $asked } answered; still: { $still }
new-exists = { $path } is there already: nothing is written
form-how = Answer behind the colon. A long text begins on the line below the bar |, each line with two spaces in front. A question behind # is optional: to answer it, delete the # and the space after it.
new-next = Fill in these files, then: roadmap validate
new-identifier = for example { $suggestion }
new-identifier-latin = write the name in Latin letters, as in an address of the web: a to z, digits, words joined by “-”
file-held = If another program has the file open, close it in Word, Excel or whatever shows it, wait for OneDrive or the virus scanner to finish, then try again.
welcome =
    roadmap checks the forms of a programme of cities kept in git, and makes their pages.
    It has no window of its own: its commands are typed in a terminal.

    How to begin:
    1. In the file explorer, open the folder of your programme.
    2. Click into the address bar at the top, type cmd and press Enter.
    3. In the window that opens, type: "{ $program }" validate

    For a new programme, open an empty folder and type init instead of validate;
    --help lists all commands.

    Press Enter to close this window.
usage-no-programme = no roadmap.yaml in { $path } or above; { $below ->
    [none] go to the programme’s folder, or begin a programme here: roadmap init
   *[other] the nearest programme is in { $below }: cd { $below }
}
usage-path = there is no { $path }{ $suggestion ->
    [none] {""}
   *[other] ; did you mean { $suggestion }?
}
usage-programme-renamed = { $name } must be called roadmap.yaml: rename it (some editors add an ending that Windows does not show)
usage-ci-folder = The folder { $path } has a `$` in its name, which forges read as the beginning of a variable: give it another name, then type the command again
usage-other-programme = { $path } is not of the programme in { $root } and would not be looked at; name the files of one programme at a time
usage-programme-gone = { $path } holds cities but no roadmap.yaml, and nothing of it would be looked at: the programme found above it is { $root }. Put its roadmap.yaml back, or name the programme that you mean with -C
usage-programme-moved = In { $name } the programme stood in { $path }/; its roadmap.yaml is gone, and the programme found above it is another one, which answers neither for its forms nor for its owners. Put roadmap.yaml back; a programme is moved by the secretariat, who checks it without --since
note-not-fiche = { $path } is no form: left aside
# Pages of the rules.
explain-always = Always an error.
explain-hard = A warning while the city’s state is draft, an error from its submission on.
explain-advised = A warning.
explain-note = A note.
explain-waivable = A city may waive it, with a reason, in the form concerned: waivers: [{"{"} rule: { $rule }, reason: … {"}"}]
explain-not-waivable = It cannot be waived.
explain-source = Source: form, { $several ->
    [no] line { $lines }
   *[yes] lines { $lines }
  }.
explain-bad = Wrong
explain-good = Right
explain-none = (nothing in the file)
explain-link = (a symbolic link to { $target })
explain-latin1 = saved as Latin-1, not as UTF-8
explain-list = More on one of them: roadmap explain RULE
usage-rule = there is no rule { $rule }; { $suggestion ->
      [none] all of them: roadmap explain
     *[other] did you mean { $suggestion }?
   }

# Git
git-none = { $path } is in no git repository
git-owner = the repository { $path } belongs to another user, so git leaves it alone; if you trust it: git config --global --add safe.directory { $path }
git-unsupported = this git repository cannot be read ({ $detail })
git-revision = there is no revision { $name }; { $suggestion ->
        [none] git branch --all shows the branches, git log the commits
       *[other] did you mean { $suggestion }?
    }
git-cut = there is no revision { $name } here: the history of this clone is cut off; fetch more of it: git fetch --unshallow, or git fetch --deepen=100 (in CI: fetch-depth: 0)
git-partial = this is a partial clone, and a part of it is not here ({ $detail }); fetch the rest: git fetch --refetch --no-filter
git-shallow = the history is cut off before { $base } and { $head } meet; fetch more of it: git fetch --unshallow (in CI: fetch-depth: 0)
git-unrelated = { $base } and { $head } have no common commit
git-unmerged = a merge is not finished ({ $path }); finish it, then git add
git-programme = no roadmap.yaml in { $name }, here or above
git-folder = the folder { $path } of the repository holds more than any programme does; it is not read
git-names = the folders of the programme hold more than { $limit } files in this state; this is more than is read
git-damaged = the git repository is damaged or incomplete: { $detail }; git fsck tells more
unreadable-submodule = this folder is another repository (a git submodule), which is not read
    .cause = What is not read is not checked.
    .remedy = Delete the submodule and put the files themselves in its place.
unreadable-pointer = Git LFS keeps this file elsewhere; here is only its pointer
    .cause = What is not read is not checked.
    .remedy = Type git lfs pull; better: keep forms out of Git LFS.
unreadable-held = another program has this file open and lets nobody read it
    .cause = A file that is not read is not checked.
    .remedy = Close it in Word, Excel or whatever shows it, wait for OneDrive or the virus scanner to finish, then try again.
skip-pointer = kept by Git LFS: its hash was compared, its content not seen
summary-since = { $older ->
      [0] No older finding left out
      [one] One older finding left out
     *[other] { $older } older findings left out
   }; { $unchanged ->
      [0] no city left out
      [one] one unchanged city not checked
     *[other] { $unchanged } unchanged cities not checked
   }.
status-unchanged = { $count ->
      [one] One unchanged city is not shown.
     *[other] { $count } unchanged cities are not shown.
   }
comment-cut = **Not all of it is here:** a comment has no room for { $lines } more lines, under { $headings } more headings. The whole report is what the same command writes with --output html=report.html
diff-accepted-unread = roadmap.yaml or a schema cannot be read: roadmap validate tells why
diff-accepted-none = { $city }: there is nothing accepted to compare with: its state is tied to no answers, or no commit that is here has them (git fetch --unshallow fetches the rest)
diff-index = files to be committed
diff-disk = files on disk

# Owners and reviews
ownership = { $author } may not change { $realm ->
      [city] the folder of { $city }
     *[other] what is the secretariat’s
   }: { $path }{ $count ->
      [one] {""}
     *[other] {" "}({ $count } files in all)
   }
    .cause = A city changes its own folder only; networks, events, edition, templates and checks are the secretariat’s.
    .remedy = Take these files out of the proposal, or ask the secretariat to make the change.
ownership-new = nobody is named for the city { $city }, which { $author } would begin
    .cause = A city’s folder is its own once roadmap.yaml says whose the city is.
    .remedy = If { $author } is of { $city }, the secretariat adds under owners: → cities: of roadmap.yaml: { $line }
ownership-renamed = { $author } gives the folder of { $before } another name: { $city }
    .cause = State, history and answers go with it; roadmap.yaml still names { $before }.
    .remedy = The secretariat puts in the place of { $before }, under owners: → cities: of roadmap.yaml: { $line }
ownership-team = whether { $author } may change { $path } cannot be told here: a team owns it
    .cause = Only the forge knows who is in a team.
    .remedy = Look at the forge who is in that team.
ownership-unknown = this change touches what is not of one city alone: { $places }
    .cause = Who proposes this is not known here, or roadmap.yaml declares no owners.
    .remedy = Look whether the author may do this; --author NAME and owners: in roadmap.yaml let it be checked.
ownership-file = this file does not say who owns what as roadmap.yaml does
    .cause = The forge would ask the wrong people to approve.
    .remedy = Type: `roadmap owners --write`
decision-not-allowed = { $author } may not note this state of { $city }: { $state } ({ $date })
    .cause = A city submits and withdraws; what is accepted, returned or published the secretariat decides. Who that is stands in roadmap.yaml of the base.
    .remedy = Take the entry out of record:, or ask the secretariat to note it itself: `roadmap record { $city } STATE`
decision-team = whether { $author } is in a team that may note this state of { $city } cannot be told here: { $state } ({ $date })
    .cause = Only the forge knows who is in a team.
    .remedy = Name the person in owners: beside the team, or say the team: --team TEAM, as the forge names it.
decision-unknown = nobody was named who notes this state of { $city }: { $state } ({ $date })
    .cause = Without the author, or without owners that can be read, nobody can tell whether this was theirs to decide.
    .remedy = Name the author with --author NAME, or look yourself who proposes this.
decision-past = an earlier entry of record of { $city } is other than it was: { $state } ({ $date })
    .cause = What was decided stays on record; a new decision is a new entry at the end.
    .remedy = Put the earlier entries back as they were, and note the new state below them: `roadmap record { $city } STATE`
decision-waiver = { $author } may not waive { $rule } for { $field }
    .cause = A rule that only advises a city waives itself; one that stops a submission the secretariat waives.
    .remedy = Take the waiver out, or ask the secretariat to give it itself.
decision-waiver-team = whether { $author } is in a team that may waive { $rule } for { $field } cannot be told here
    .cause = Only the forge knows who is in a team.
    .remedy = Name the person in owners: beside the team, or say the team: --team TEAM, as the forge names it.
decision-waiver-unknown = nobody was named who waives { $rule } for { $field }
    .cause = Without the author, or without owners that can be read, nobody can tell whether this was theirs to decide.
    .remedy = Name the author with --author NAME, or look yourself who proposes this.
level-off = not looked for
act-state = { $city } becomes: { $state } ({ $date }, noted by { $by }; proposed by { $author })
act-waiver = { $rule } is not to hold for { $field } (“{ $reason }”; proposed by { $author })
act-covers = { $path }:{ $line }
act-covers-more = and { $count } more
act-edition = the programme follows another edition: { $before } → { $after }
act-limit = longest text for { $key }, in words: { $before } → { $after }
act-advice = advised number for { $key }: { $before } → { $after }
act-key = the programme’s setting { $key } is another
act-rule = rule { $rule } for every city: { $before } → { $after }
act-list-added = list { $list }: { $id } may be chosen from now on
act-list-removed = list { $list }: { $id } may be chosen no longer
act-list-changed = list { $list }: { $id } means something else
act-owner-all = { $who } may decide for the secretariat and change everything
act-owner-all-no-more = { $who } decides for the secretariat no longer
act-owner-city = { $who } may change the folder of { $city }
act-owner-city-no-more = { $who } may change the folder of { $city } no longer
act-question-more = every { $whom ->
        [project] project
        [network] network
        [event] event
        [programme] programme
       *[city] city
    } is asked one question more, { $required ->
        [yes] required
       *[no] optional
    }, { $public ->
        [yes] public
       *[no] internal
    }: { $title } ({ $field })
act-question-less = { $title } ({ $field }) is asked no longer
act-question-required = { $title } ({ $field }) is { $required ->
        [yes] required from now on
       *[no] no longer required
    }
act-question-public = { $title } ({ $field }) is { $public ->
        [yes] shown to everyone from now on
       *[no] internal from now on
    }
act-question-other = what may be answered to { $title } ({ $field }) is other
act-schema = this schema changes; it asks the same questions, but an answer may be judged or named otherwise
act-template-own = pages made with { $name } come from the programme’s own template from now on
act-template-changed = pages made with { $name } look different
act-template-shipped = pages made with { $name } come from the program’s template again
act-template-gone = the template { $name } is gone
act-template-half = no page is made with { $name } as long as { $other } is not there too
act-template-unused = no page is made with { $name }{ $suggestion ->
        [none] {""}
       *[other] ; did you mean { $suggestion }?
    }
leak-newly = what was internal stands in a public answer now ({ $field } of { $path })
    .cause = Whoever reads the public dossier, or this repository, will see it.
    .remedy = Take it out of the public text; if it was sent already, tell the secretariat.
owners-none = roadmap.yaml declares no owners:
owners-current = { $path } says who owns what as roadmap.yaml does
owners-written = wrote { $path }
owners-absent = there is no CODEOWNERS yet; roadmap owners --write makes .github/CODEOWNERS
review-range = write BASE..HEAD, for example origin/main..HEAD
finding-internal = rule { $rule }, on an internal answer
# Forms of the report.
report-place = Place
report-finding = Finding
repair-writes = { $count ->
        [one] Write line { $line } as it stands below, or type `roadmap fix`:
       *[other] Write lines { $line } to { $last } as they stand below, or type `roadmap fix`:
    }
repair-inserts = Put this before line { $line }, or type `roadmap fix`:
repair-deletes = { $count ->
        [one] Delete line { $line }, or type `roadmap fix`.
       *[other] Delete lines { $line } to { $last }, or type `roadmap fix`.
    }
repair-many = Type `roadmap fix`: it puts lines { $line } to { $last } right. `roadmap fix --diff` shows them before.
report-more = { $count } more
report-cut = Not shown, for want of room: { $count }. All of them: roadmap validate
output-twice = --output: two reports would be written to { $path }; give each a file of its own
output-empty = --output: the name of a file is missing
# Beginning a programme, and git's hooks.
init-edition = The edition that this programme follows. Every key of the edition may follow here and takes its place.
init-languages = Languages of the dossiers; the first is the default.
init-rules = The level of a rule: off, info, warning or error. What a rule asks for: roadmap explain RULE
init-owners = Who answers for what, by their names on the forge. A city changes its own folder, the secretariat all else.
init-line-endings = The same bytes on every computer.
init-letters = Letters are known by the fingerprint of their bytes: they are left as they are.
init-ignored = Made by `roadmap render`: it can be made again at any time.
init-readme =
    # Dossiers of the cities

    Every city has a folder under `cities/`, with one file a form. The questions stand in the files; what is missing, wrong or too long is told
    by `roadmap validate`, which also says what to type.

    ## For a city's coordinator

    1. Begin the dossier, once: `roadmap new city bruges --country BE`
    2. Answer the questions in the files under `cities/bruges/`, in any text editor. Change nothing outside this folder.
    3. Check: `roadmap validate cities/bruges`
    4. See the dossier as a page: `roadmap render cities/bruges --out site`
    5. Send it: commit the files and open a merge request. The check runs there too, and its report shows what to mend.

    ## For the secretariat

    - The edition is `{ $edition }`; what this programme changes in it stands in `roadmap.yaml`.
    - Networks and meetings: `roadmap new network NAME`, `roadmap new event NAME`
    - How far every city is: `roadmap status`
    - A decision on a dossier: `roadmap record bruges accepted`
init-there = { $path } is a programme already: nothing is written; to have a forge check it, add --ci github, gitlab or forgejo
init-no-edition = there is no edition { $value }; possible: { $known }{ $suggestion ->
      [none] {""}
     *[other] . Did you mean { $suggestion }?
   }
init-kept = { $path }: was there already, left as it is
init-source = In the new files, put the address and the revision of roadmap in the place of OWNER/roadmap and of the zeros.
init-include = To your .gitlab-ci.yml, add: include: [{"{"}local: .gitlab/roadmap.yml{"}"}]
init-git = Next: git init
init-next = Next: roadmap new city NAME, then roadmap validate; to check before every commit: roadmap hook install
hook-note = written by `roadmap hook install`, taken away by `roadmap hook remove`
hook-missing = roadmap is not found, so that this { $kind } check cannot be made. Install it or put its folder on the PATH; to go on without the check once, add --no-verify to the git command.
hook-installed = { $kind ->
      [pre-push] { $path } written. From now on, git push first checks each commit that it is about to send, and sends nothing if there are errors; the report says what to mend. Once without the check: git push --no-verify
     *[other] { $path } written. From now on, git commit first checks the programme as it is about to be committed, and commits nothing if there are errors; the report says what to mend. Once without the check: git commit --no-verify
   }
hook-current = { $path } is there already and up to date.
hook-other = { $path } checks another programme of this repository: nothing is written; to have both checked, write a hook of your own that also runs: { $line }
hook-foreign = { $path } is there already and not ours: nothing is written; add to it this line: { $line }
hook-husky = husky writes over { $path } whenever it is installed: nothing is written; add this line to { $file }: { $line }
hook-lefthook = lefthook writes over { $path } whenever it is installed: nothing is written; add a command to { $kind } in { $file } that runs: { $line }
hook-client = the pre-commit client writes over { $path } whenever it is installed: nothing is written; add the hook roadmap-validate to { $file } (docs/hooks.md), or a local one that runs: { $line }
hook-shared = git looks for hooks in a folder that all your repositories share ({ $path }): nothing is written; add to the hook there this line: { $line }
hook-none = There is no { $path }: nothing to take away.
hook-kept = { $path } was not written by roadmap: it stays
hook-removed = { $path } taken away; git no longer checks the programme there.
hook-bare = the repository around { $path } has no work tree: nothing is committed there
usage-bare = { $path } is a repository without files on disk; name the state to read: --rev main
skip-absent = not checked out (git sparse-checkout)

# History
history-unread = the history is not told: { $detail }
history-outside = { $path } is not in the programme
history-no-path = { $path } never was in the history of { $rev }{ $suggestion ->
        [none] {""}
       *[other] {"; did you mean"} { $suggestion }?
    }
history-field-of-folder = { $path } is a folder: name the fiche that the answer { $field } stands in
history-no-field = no version of { $path } has an answer { $field }{ $suggestion ->
        [none] {""}
       *[other] {"; did you mean"} { $suggestion }?
    }

# Schemas of a programme's own
schema-value = `{ $key }` has not the value that JSON Schema expects here
    .cause = { -schema-cause }
    .remedy = Mend it, or remove it.
schema-pattern = this pattern cannot be looked for
    .cause = It is no regular expression without look-around and back references, or takes more than { $most } kB.
    .remedy = Mend it, or ask for less.
schema-patterns = one pattern too many
    .cause = All schemas of a programme may have { $most } together.
    .remedy = Remove it.
schema-shape = a schema is expected here
    .cause = { -schema-cause }
    .remedy = Write { "{" }…{ "}" } with the keywords of JSON Schema.
schema-type = it is not said what `{ $key }` holds
    .cause = { -schema-cause }
    .remedy = Write "x-type": "text" or "label" for words in several languages, else "type": "string", "number", "integer", "boolean", "object" or "array"; an array also wants "items".
schema-required = `{ $key }` must be answered, but is no field
    .cause = { -schema-cause }
    .remedy = Name it under "properties", or remove it here.
schema-list = the edition knows no `{ $value }`
    .cause = Known: { $known }
    .remedy = Write one of these.
schema-audience = this field stays internal
    .cause = A programme’s schema may hide more than the program does, not show more.
    .remedy = Remove this line; or write "internal".
schema-substantive = this field is part of what decisions rest on
    .cause = A change of it after acceptance must be seen.
    .remedy = Remove this line.
schema-wider = `{ $key }` would change what the field is
    .cause = A programme’s schema may ask for more, not for less, and add fields.
    .remedy = Remove it.
schema-keyword = `{ $key }` is not read in a programme’s schema
    .cause = Keywords: { $known }
    .remedy = Say it with one of these, or remove it.
schema-name = `{ $name }` is the schema of no fiche
    .cause = Names: { $known }
    .remedy = { $suggestion ->
          [none] Rename it, or remove it.
         *[other] Rename it `{ $suggestion }`.
        }
-schema-cause = Forms are not checked by a schema that cannot be used.
bound = { $keyword ->
      [minLength] { $limit ->
          [one] too short: at least one character is asked for
         *[other] too short: at least { $limit } characters are asked for
        }
      [maxLength] { $limit ->
          [one] too long: at most one character is asked for
         *[other] too long: at most { $limit } characters are asked for
        }
      [minItems] { $limit ->
          [one] too few: at least one is asked for
         *[other] too few: at least { $limit } are asked for
        }
      [maxItems] { $limit ->
          [one] too many: at most one is asked for
         *[other] too many: at most { $limit } are asked for
        }
      [minimum] too small: at least { $limit } is asked for
     *[maximum] too large: at most { $limit } is asked for
    }
    .cause = The form, or the programme’s own schemas/, sets this limit.
    .remedy = Change the answer so that it fits.

meeting-minutes-missing = { $kind }: how long it lasts is not said
    .cause = { $limit ->
        [one] It lasts { $limit } minute at most.
       *[other] It lasts { $limit } minutes at most.
      }
    .remedy = Add minutes: { $limit }
meeting-mode-missing = { $kind }: how it is held is not said
    .cause = This kind of meeting is held in one way.
    .remedy = Add mode: { $mode }

fmt-nothing = All fiches are laid out alike.
fmt-would = Would lay out { $files ->
    [one] one file
   *[other] { $files } files
}; no answer changes.
fmt-done = Laid out { $files ->
    [one] one file
   *[other] { $files } files
}; no answer was changed.
fmt-unread = Left as { $files ->
    [one] it is, for it cannot be read: one file
   *[other] they are, for they cannot be read: { $files } files
}. What is wrong: roadmap validate
fmt-broken = this text cannot be read; what is wrong: roadmap validate -
fix-renamed = was called { $from }
fix-decoded = is now written in UTF-8
fix-nothing = Nothing that can be read in one way only. Findings left for a person: { $left }.
fix-would = Would mend { $files ->
    [one] one file
   *[other] { $files } files
}; findings that go: { $mended }, that are left for a person: { $left }.
fix-done = Mended { $files ->
    [one] one file
   *[other] { $files } files
}; findings that went: { $mended }, that are left for a person: { $left }.

version-revision = revision: { $revision }
version-unknown = unknown
version-system = system: { $system }
version-editions = editions: { $editions }
version-languages = languages: { $languages }
merge-name = fiches, answer by answer
merge-ours = your version
merge-theirs = the other version
merge-usage = --driver takes three files and the path that they stand for: %O %A %B %P
merge-installed = Installed: from now on git merges fiches answer by answer in this clone. Commit { $path }, and have others run this once in theirs.
merge-current = Installed already: git merges fiches answer by answer in this clone.
merge-attributes = { $path } cannot be read: nothing is written; add these lines to it: *.yaml merge=roadmap and *.yml merge=roadmap
merge-nothing = No fiche holds two versions.
merge-none = { $path }: holds no marks of git; nothing to do
merge-add = { $path }: holds no marks of git any more; what remains: git add, then git commit
merge-clean = { $path }: both changes are in; nothing stands against each other. Read it, then: git add, git commit
merge-left = { $path }: { $count ->
    [one] one place is
   *[other] { $count } places are
} left to you: both changed it, each otherwise. Keep one of the two between the marks <<<<<<< and >>>>>>>.
merge-lines = { $path }: merged line by line, for one of the versions cannot be read as a form
merge-broken = { $path }: one of the two versions cannot be read as a form, so that its answers are not known; nothing is written. Mend it by hand: keep one of the two between the marks, and take the marks away.
merge-marks = { $path }: of the marks of git some are gone, so that nobody can tell where one version ends; nothing is written. Take the file anew: git checkout --merge FILE
merge-unread = { $path }: cannot be read; nothing is written
merge-binary = { $path }: is not UTF-8, and cannot be merged; choose one version: git checkout --ours FILE, or --theirs
init-merge = Git merges fiches answer by answer where `roadmap merge --install` was run, else as ever.
inbox-empty = Nothing waits for anybody.

git-branch = { $name } is no name for a branch: nothing is written
git-branch-taken = the branch { $name } is there already: nothing is written; give another name
git-nobody = git knows no name and address for you: nothing is written; set them with git config user.name and user.email
git-unwritten = git cannot write here: { $detail }
answers-place = { $at }
answers-large = the file is larger than a form may be ({ $limit } MiB): nothing of it was read
answers-damaged = the answers cannot be read: the file is damaged at line { $line }, column { $column }; ask for it again
answers-foreign = this file holds no answers of a form of roadmap
answers-newer = this file was made by a newer roadmap: update this one
answers-why-shape = the form of this value cannot be read as an answer
answers-why-unknown = no question of the form has this name
answers-why-fiche = a city has no such fiche
answers-began = what the form began from was changed on the way, and is not relied on: only what the fiche does not answer is taken
import-city = the form does not say which city it is of: add --city CITY
import-other = this is the city that the form names, and its answers were put to { $city }
import-locked = this document is protected by a password or of an old format: ask for it without a password, saved as .docx, .odt or .xlsx
import-pdf = a PDF cannot be read as a form: ask for the document it was made from
import-empty = the file is empty
import-foreign = this is no form that was sent back
import-page = this page holds no answers of a form of roadmap; it may have been saved by the browser instead of the button of the page
import-programme = the form was made in another programme ({ $programme })
import-picture = the picture `{ $file }` stands in { $path }, cleaned; only internal pages show it
import-picture-same = the picture `{ $file }` was there already, as { $path }
import-picture-left = a picture was not taken over: `{ $file }`; with --pictures it is
import-picture-alt = a picture was not taken over: `{ $file }`. Nothing is said of it for those who do not see it: in Word, press its right button, “Edit Alt Text”, write one sentence, save, and import again
import-picture-none = a picture was not taken over: it is not in the document, or more than is read; save it as a file and use `roadmap picture`
import-picture-fiche = a picture was not taken over: `{ $file }`. The city has no fiche yet that could name it; import again once it is there
import-name = a form cannot be kept as `{ $path }`: names are words of a to z and figures, with hyphens between
import-unread = { $path } cannot be read as it stands: mend it first (roadmap validate), then import again
import-unweighed = the answers could not be held against the fiche: nothing of them is taken; put them in by hand
import-file-unread = the file cannot be read
import-message = Answers of { $files }
import-file = { $file }{ $city ->
      [none] {""}
     *[other] , of { $city }
   }
import-fiche = { $path }: { $taken } taken, { $conflicts } changed on both sides, { $same } as before
import-emptied = { $field }: emptied
import-ours = in the fiche, kept:
import-theirs = in the form:
import-left = not understood, { $place } ({ $why }):
import-nothing = No fiche is changed.
import-dry = { $count ->
      [one] One fiche would be changed
     *[other] { $count } fiches would be changed
   }; nothing is written.
import-written = { $count ->
      [one] One fiche is changed
     *[other] { $count } fiches are changed
   }. What remains is to commit.
import-branch = { $count ->
      [one] One fiche is changed
     *[other] { $count } fiches are changed
   } on the branch { $branch } ({ $commit }); the files here are as they were.
office-yes = Yes
office-no = No
office-public = Public version: the budget, e-mail addresses and all that is internal are left out.
office-internal = INTERNAL DOCUMENT: it holds names, e-mail addresses and the budget. Send it only to those concerned.
office-foot-public = public version
office-foot-internal = INTERNAL
office-how = Answer in the boxes. An empty box stays an open question; in a table, add as many rows as you need. Bold, lists, links and tables are kept. Save the document and send it back.
office-state = as of { $day } ({ $commit })
office-limit = { $limit } words at most
office-number = No.
office-empty = Write here
office-choose = Choose
office-why-choice = “{ $value }” is none of the answers to choose from
office-why-number = “{ $value }” cannot be read as a number, or says more than one
office-why-format = “{ $value }” can be read in several ways or in none, or says more than this answer holds
office-why-outside = these words stand outside the boxes for answers
office-why-question = no question of the form was recognised for these words
office-why-several = these words may answer several questions
office-why-total = a row that only adds up others is no item
office-why-joined = one cell stands for several rows: how much of it is this row’s, nobody can tell
office-why-glued = words of the form and of the answer are one word here
office-why-language = the mark of the language { $value } is missing, or stands twice: which words are in which language, nobody can tell
office-why-error = “{ $value }” is the error of a formula
office-why-listed = an office program made a list of this answer, and may have taken a number or a minus at its head for its mark: “{ $value }”
office-place-start = at the beginning of the document
office-place-heading = below “{ $heading }”
office-place-row = below “{ $heading }”, row { $row } of the table
office-place-edge = at the top or the foot of the pages
office-place-apart = beside the text, in a drawing, an equation or a note
office-place-document = in the document
office-told-inserted = text inserted as a tracked change was taken: { $words }
office-told-deleted = text deleted as a tracked change was left out: { $words }
office-told-struck = words struck out were left out: { $words }
office-told-raised = the sign of a note was left out: { $words }
office-told-note = a note at an answer of one line was left out: { $words }
office-told-hidden = hidden words were left out: { $words }
office-told-sign = signs of a font of signs that are not known stand as •: { $signs }
office-told-beside = words beside an address were left out: { $words }
office-told-placeholder = the form’s own words were left out of an answer: { $words }
office-told-comment = a comment was not taken over: { $words }
office-told-macro = the document holds macros; they were neither read nor run
office-large = this document is too large for a form
office-locked = this document is protected by a password or of an old format (.doc); open it and save it as .docx, without a password
office-damaged = this document is damaged: open it in Word or LibreOffice and save it again
office-foreign = this file is no document of Word, LibreOffice or Excel
form-written-internal = { $path } is written. It holds internal data: send it to the city only.
form-written-public = { $path } is written, without internal data.
form-fiche = no fiche of the city is called { $fiche }; there are: { $known }
office-why-choice-role = the role of this person was not recognised

picture-needs-alt = say what `{ $file }` shows, for those who do not see it: --alt "…"
picture-refused-kind = `{ $file }` is no picture that can be shown: these kinds are: { $kinds }. Export it as JPEG or PNG.
picture-refused-large = `{ $file }` has { $width } × { $height } points, too many to be read safely. Save it smaller first.
picture-refused-broken = the picture `{ $file }` is broken: it cannot be read to its end. Export it anew.
picture-refused-file = `{ $file }` is no plain file of at most { $limit } MiB
picture-fiche-unread = the fiche `{ $fiche }` cannot be read: check it with `roadmap validate`
picture-put = { $path }: { $width } × { $height } points, { $size } KiB; named in { $fiche }
picture-taken-out = Taken out: { $traces }.
picture-gone = { $path } is gone: the cleaned one takes its place. If it was committed before, git keeps it: ask whoever runs the repository.
picture-is-public = Everyone will see it: the people in it and its author agreed?
picture-is-internal = Only internal pages show it; with --audience public everyone sees it.
picture-trace-position = where it was taken
picture-trace-camera = when and with what it was taken
picture-trace-comment = words within the file
picture-trace-behind = what stood behind its end
picture-trace-other = a colour profile, small copies or other parts
picture-fiche-unknown = there is no city, network, event or project { $fiche }; { $suggestion ->
      [none] see the folders cities/, networks/ and events/
     *[other] did you mean { $suggestion }?
   }
