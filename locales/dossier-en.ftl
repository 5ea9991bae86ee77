# Words of the dossiers.
doc-amount = Amount
doc-not-filled = Not filled in
doc-state = State
doc-state-changed = { $state }, changed since
doc-state-changed-count = { $state }, changed since ({ $answers })
doc-answers-count = { $count ->
      [one] one answer
     *[other] { $count } answers
   }
doc-changed-since = Changed since they were accepted
doc-when = When
doc-subtotal = Subtotal
doc-name = Name
doc-running-internal = INTERNAL
doc-signature = Signature
doc-signature-city = For the city
doc-signature-programme = For the programme
doc-signature-blank = Name, office, date
doc-internal-banner = Internal document: not to be circulated outside the city and the General Secretariat.
doc-internal-short = Internal
doc-generated-by = Dossier made by { $generator }
doc-expenses-total = Total expenses
doc-cities = Cities
doc-balance = Balance
doc-audience-public = Public version
doc-audience-internal = Internal version
doc-activity = Activity
doc-working-translation = working translation
doc-timeline = Milestones of the programme
doc-skipped = Dossiers not made
doc-situation = Description of the situation
doc-record = Record of the dossier
doc-milestone = Milestone
doc-dossier = Dossier
doc-description = Description
doc-country = Country
doc-axis-number = Axis { $number }
doc-axis = Strategic axis
doc-axes = Strategic axes
doc-action-plan = Action plan of the collaborative network
doc-words-of-limit = { $count ->
    [one] { $words } word
   *[other] { $words } words
  } of { $limit } at most
doc-words = { $count ->
    [one] { $words } word
   *[other] { $words } words
  }
doc-unbalanced = Resources do not match expenses exactly.
doc-balanced = The budget is balanced.
doc-type = Type
doc-total-themes = Themes
doc-figure-themes = { $count ->
      [one] Theme
     *[other] Themes
   }
doc-figure-plans = { $count ->
      [one] Action plan
     *[other] Action plans
   }
doc-figure-cities = { $count ->
      [one] City
     *[other] Cities
   }
doc-figure-activities = { $count ->
      [one] Activity
     *[other] Activities
   }
doc-figure-projects = { $count ->
      [one] Project
     *[other] Projects
   }
doc-timeline-table = Milestones of the programme and their dates
doc-time-zone = Time zone
doc-synthesis = Synthesis sheet
doc-status = Status
doc-stages = Stages of the roadmap
doc-source = Source
doc-skipped-errors = errors: { $count }
doc-skip = Skip to content
doc-signed-on = Signed on
doc-signed-by = Signed by
doc-schedule-table = Planned activities in chronological order
doc-role = Role
doc-reserve-note = These themes may be proposed later for other collaborative networks.
doc-reserve = Themes in reserve
doc-progress = Progress
doc-priority-theme = Priority theme
doc-priority = Priority
doc-preparatory-meeting = Preparatory meeting
doc-place = Place
doc-over-limit = over the limit
doc-other-names = Other names
doc-objectives = Objectives
doc-note = Note
doc-network = Network
doc-letter = Letter
doc-language = Language
doc-languages = Languages
doc-kind = Kind
doc-job-title = Title
doc-item = Item
doc-income-total = Total resources
doc-funding-total = Total funding
doc-funding-table = Potential sources of funding
doc-funding = Funding
doc-fingerprint = SHA-256 fingerprint
doc-expenses-table = Planned expenses
doc-expenses = Expenses
doc-email = E-mail
doc-draft-note = Working document: this dossier is not submitted yet.
doc-detail = Detail
doc-date = Date
doc-currency = Amounts in { $currency }
doc-contributor = Contributor
doc-contributions-total = Total contributions
doc-contributions-table = Contributions expected
doc-contributions = Contributions
doc-contents = Contents
doc-congress = Congress
doc-city = City
doc-cities-table = Cities of the programme and the progress of their dossiers
doc-category = Category
doc-capacity = Capacity
doc-by = By
doc-budget-internal = This section is not in the public version.
doc-balance-table = Balance of the budget
doc-axis-relation = Relation to the axis
doc-approach = Approach
doc-staff-table = People in charge of the dossier
doc-record-table = Successive states of the dossier
doc-done = done
doc-partial = begun
doc-current = under way
doc-todo = to do
doc-pilot-city = Pilot city
doc-members = Members
doc-members-table = Cities of the network, their role and their questions
doc-call = Call for participation
doc-collaborative-network = Collaborative network
doc-calendar = Calendar
doc-calendar-file = Add to your calendar (.ics)
doc-calendar-table = Meetings and their dates
doc-projects = Pilot projects
doc-project = Project
doc-pilot-project = Pilot project
doc-projects-table = Pilot projects, their city and state
doc-since = Since
doc-questions = Questions and answers
doc-questions-short = Questions
doc-question-number = Question { $number }
doc-question-of = Question { $number }, from { $city }
doc-answered = Questions answered: { $answered } of { $asked }
doc-answer = Answer
doc-unanswered = The network is still at work on it.
doc-not-asked = Have not asked yet
doc-join = Take part
doc-join-text = Cities that share this question write to the General Secretariat, which puts them in touch with { $city }.
doc-summary = Summary
doc-documents = Documents
doc-pictures = Pictures
doc-sent-on = Letter of
doc-salutation = Dear Sir or Madam,
doc-agenda = Agenda
doc-agenda-table = Items and hours
doc-agenda-point = Item
doc-contact = Contact
doc-reply-by = Reply by
doc-working-languages = Working languages
doc-interpretation = Interpretation
doc-joining = How to join
doc-answering = Answer and join
doc-eligibility = Who may take part
doc-expected = What is expected
doc-invitation = Invitation
doc-invitation-text =
    { $day ->
        [none] We are pleased to invite you to “{ $title }”.
       *[other] We are pleased to invite you to “{ $title }”, on { $day }.
    }
doc-times = At what time
doc-times-table = The same hour in each zone
doc-time = Time
doc-offset = Offset
doc-details = In brief
doc-mode = Mode
doc-duration = Duration
doc-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
  }
doc-groups = Groups
doc-invited = Invited cities
doc-speakers-table = Who speaks
doc-event = Meeting
doc-events = Meetings
doc-aim = Aim
doc-partners = Partners
doc-evaluation = Evaluation
doc-evaluation-title = Evaluation of the projects
doc-evaluated = evaluated: { $evaluated } of { $projects }
doc-results = Results
doc-lessons = Lessons
doc-indicator = Indicator
doc-indicators-table = Measures before, aimed at, reached
doc-baseline = Baseline
doc-target = Target
doc-value = Reached
doc-networks = Collaborative networks
doc-themes-reserve = Themes that no network carries yet
doc-other-projects = Projects without a network
doc-index-cities = Index of cities
doc-index-table = Where each city appears
doc-places = Places
doc-book = Book
doc-book-title = What the networks found
doc-together = What the cities do together
doc-pilot-cities = Pilot cities
doc-answers = Answers
doc-as-of = As of
doc-dashboard = Dashboard
doc-number = Number
doc-overview = How far the cities are
doc-overview-eyebrow = Overview
doc-by-state = Cities by state of the dossier
doc-by-axis = Cities by strategic axis
doc-last-decision = Last decision
doc-progress-table = Answers by sub-step and city
doc-still = Still missing for { $city }
doc-still-count = { $answered } of { $asked } answered; still:
doc-panorama = Panorama of themes
doc-panorama-table = Themes, cities, axes and issues
doc-theme = Theme
doc-issues = Issues at stake
doc-errors = Errors
doc-warnings = Warnings
doc-last-change = Last change

# The site around a page.
doc-lost = There is no such page
doc-lost-eyebrow = 404
doc-lost-on = Go on from here
doc-comes = Next
doc-next = Next step
doc-next-more = { $count ->
      [one] and one more
     *[other] and { $count } more
   }
doc-administration = Administration
doc-written-in = Written in { $language }; not translated.
doc-all-cities = All cities
doc-letters = From A to Z
doc-by-country = Cities by country
doc-nav = Pages of the programme
doc-nav-cities = Cities
doc-nav-networks = Networks
doc-nav-meetings = Meetings
doc-nav-projects = Projects
doc-nav-questions = Questions
doc-nav-data = Data
doc-trail = Where you are
doc-related = Related
doc-see-also = See also
doc-neighbours = Before and after
doc-before = Previous
doc-after = Next
doc-cite = To cite this page:
doc-file-markdown = This page as text (Markdown)
doc-file-json = Data of this city (JSON)
doc-file-all = All data and files
doc-question-in = Question { $number } – { $network }
doc-share = { $done } of { $all }
doc-themes = Themes by axis
doc-themes-table = Themes from A to Z, their city and the network that carries them
doc-themes-other = Themes without an axis
doc-networks-table = Networks, their pilot city and their answers
doc-coming = To come
doc-held = Held
doc-question = Question
doc-questions-open = Open questions
doc-questions-answered = Answered questions
doc-data-title = Data and files
doc-data-tables = Tables of the programme
doc-data-cities = Answers of each city (JSON)
doc-data-calendars = Calendars (.ics)
doc-data-texts = Dossiers as text (Markdown)

# Changes
doc-changes = What changed
doc-changes-eyebrow = Changes
doc-changes-none = Nothing changed.
doc-changes-shared = Networks, events, programme
doc-changes-added = new
doc-changes-removed = removed
doc-changes-layout = layout only: the answers are the same
doc-changes-unreadable = one of the two versions cannot be read as a form
doc-changes-other = another content
doc-changes-renamed = { $path }, before: { $from }
doc-changes-table = Answers that changed
doc-changes-field = Question
doc-changes-before = Before
doc-changes-after = After
doc-changes-note = Difference
doc-changes-item = “{ $name }”
doc-changes-total = total of “{ $name }”
doc-changes-moved = moved from place { $before } to { $after }
doc-changes-new = new
doc-changes-gone = removed
doc-changes-words = { $before ->
      [one] 1 word
     *[other] { $before } words
   } → { $after }
doc-changes-earlier = { $count ->
      [one] 1 day earlier
     *[other] { $count } days earlier
   }
doc-changes-later = { $count ->
      [one] 1 day later
     *[other] { $count } days later
   }
doc-changes-gone-mark = [removed:
doc-changes-come-mark = [added:
doc-changes-end-mark = ]
doc-yes = yes
doc-no = no

# Review
doc-review = Review of a proposed change
doc-review-eyebrow = Review
doc-review-verdict = In short
doc-review-stops = something stops this change
doc-review-look = something is to be looked at
doc-review-passes = nothing stands against this change
doc-review-by = Last commit by
doc-review-on = Day
doc-review-to-decide = { $count ->
    [one] thing to decide
   *[other] things to decide
}
doc-review-to-mend = { $count ->
    [one] thing to mend
   *[other] things to mend
}
doc-review-to-read = { $count ->
    [one] answer to read
   *[other] answers to read
}
doc-review-decide = To be decided
doc-review-counts = New errors: { $errors }; new warnings: { $warnings }; notes: { $infos }. Mended: { $mended }. There before: { $older }.{ $silenced ->
      [0] {""}
     *[other] {" "}No longer looked for: { $silenced }.
   }
doc-review-silenced = No longer looked for
doc-review-acts = This change decides:
doc-review-untold = { $count ->
      [one] Something more that is internal is decided.
     *[other] { $count } more things that are internal are decided.
   }
doc-review-behind = { $count ->
      [one] The base has gone on by one commit since.
     *[other] The base has gone on by { $count } commits since.
   }
doc-review-collisions = These files changed on both sides:
doc-review-skipped = These files could not be checked:
doc-review-unchanged = { $count ->
      [0] All cities were looked at.
      [one] One city that this change cannot alter was not looked at.
     *[other] { $count } cities that this change cannot alter were not looked at.
   }
doc-review-new = New findings
doc-review-mended = Mended findings
doc-review-waived = waived
doc-review-level = Level
doc-review-place = Place
doc-review-finding = Finding
doc-review-remedy = What to do
doc-review-progress = States and answers, before and after
doc-review-others = Other files of the repository
doc-changes-same = the answers are the same

# History
doc-history = History
doc-history-eyebrow = Who changed what
doc-history-none = No commit changed it.
doc-history-cut = There are older changes; they were not asked for.
doc-history-missing = The history is not complete here: older changes are missing.
doc-history-nobody = no name
doc-history-table = Last change of each file
doc-history-last = Last change of each fiche
doc-history-log = Change log
doc-history-log-table = Changes, newest first
doc-history-file = File
doc-history-fiche = Fiche
doc-history-fiches = Fiches
doc-history-author = Changed by
doc-history-subject = Why
doc-history-commit = Commit
doc-history-more = { $count ->
      [one] One older change is not shown.
     *[other] { $count } older changes are not shown.
   }
doc-own = Further answers
doc-changes-further = Further files
doc-changes-more = { $count ->
      [one] One changed file more is not shown here; `--format json` has all.
     *[other] { $count } changed files more are not shown here; `--format json` has all.
   }
doc-to-come = to come
doc-sent = Sent out
doc-merge = Changed by both
doc-merge-eyebrow = Merge
doc-merge-ours = One version
doc-merge-theirs = The other
doc-inbox = What waits
doc-inbox-since = Since
doc-inbox-whom = Waits for
doc-inbox-what = What
doc-inbox-about = About
doc-inbox-due = Until
doc-inbox-secretariat = secretariat
doc-inbox-submitted = submitted: to be decided on
doc-inbox-returned = returned: to be completed
doc-inbox-changed = answers changed since the decision: to be decided on again
doc-inbox-question = question without an answer
doc-inbox-member = no question asked yet
doc-inbox-letter = letter missing, or not the mayor’s
doc-inbox-translation = translation behind: { $count ->
    [one] { $count } text
   *[other] { $count } texts
}
doc-history-became = What became of it
doc-history-became-path = since then it is called { $path }; what came after: roadmap history { $path }
doc-review-pages = Pages as they were and as they will be
doc-review-page-looks = { $page }: the same words; only how it looks changes
doc-review-pages-unread = { $side ->
        [before] The templates of the base
       *[after] The templates proposed
    } do not load: pages as they were and as they will be cannot be shown
doc-review-pages-lost = { $side ->
        [before] Before, a page could not be made
       *[after] A page cannot be made any more
    } ({ $path }): it cannot be shown as it was and as it will be
doc-review-pages-same = A template changed; the pages tried of these kinds stay as they were: { $kinds }
doc-review-pages-missing = A template changed; of these kinds there is nothing yet to make a page of: { $kinds }

# Forms to fill in.
form-title = Form of the city
form-required = asked for
form-internal = internal
form-choose = Choose…
form-yes = Yes
form-no = No
form-raw = This answer has a form that the page cannot change; it stays as it is.
form-item = Number { $n }
form-up = Move up
form-down = Move down
form-remove = Remove
form-add = Add one
form-holds-internal = This form shows internal answers (staff, budget): send it only to people who may see them.
form-step-fill = Fill in what you can; nothing leaves this page by itself, and no network is needed.
form-step-save = To go on another day, save the page: it is a file with your answers in it; open that one next time.
form-step-send = When you are done, save the answers and send that file back to whom you have this form from.
form-no-script = Scripts are switched off in this browser, so that nothing can be saved from this page. Open it in another browser, or ask for the form as a Word file.
form-bar = Save
form-next = Go to what is missing
form-save-page = Save this page
form-save-answers = Save the answers
form-made = Made from the answers at { $commit }.
form-count = Words: { $n } of { $limit } at most
form-over = Too long by this many words: { $n }
form-format = This does not look like what is asked: see the line above.
form-number = A number is asked for, as 1500 or 1500.50.
form-wanted = This answer is asked for.
form-open = Answers still asked for: { $n }
form-all = All that is asked for is answered.
form-saved = Saved as { $file }, in your downloads.
form-sure = Remove this, with what is written in it?

# The local form.
serve-fiches = Fiches
serve-past = Who wrote these answers
serve-past-none = No git repository keeps this programme: who wrote what is not known.
serve-past-new = Nothing of this form has been committed yet.
serve-past-caption = The last change of each answer, the newest first
serve-past-who = Who
serve-past-why = With these words
serve-past-back = Back to the form
serve-past-all = Every change
serve-propose = Propose the changes
serve-no-city = There is no city yet: roadmap new city NAME begins one.
serve-intro = What you save is written into the files of the city on this machine; nothing is sent.
serve-state-unread = cannot be read
serve-state-empty = not begun
serve-state-good = nothing to mend
serve-preview = See the dossier as it would be
serve-offline = Form to send, as one page
serve-offline-public = The same without internal answers
serve-unread = This fiche cannot be read as it stands: mend it in its file first, or run roadmap fix.
serve-unread-page = This fiche cannot be read as it stands, so that nothing is shown of it and nothing can be lost. What is to be mended in its file:
serve-both = Somebody changed the same answers meanwhile. Nothing of yours is lost: compare, then choose.
serve-both-table = Answers that both changed
serve-question = Question
serve-stands = What stands there now
serve-yours = What you wrote
serve-take-yours = Write mine over it
serve-take-theirs = Keep what stands there
serve-proposed = The branch { $branch } holds your changes (commit { $commit }). Your files are as they were.
serve-push = To send it, type this in the folder of the programme, then open a proposal on your forge:
serve-review = To see it as a reviewer will:
serve-no-repository = This programme lies in no git repository: there is nothing to propose to. Send the files instead.
serve-nothing-changed = Nothing of this city differs from the last commit.
serve-propose-intro = A branch with these changes is made on this machine. Nothing is sent.
serve-left = Not proposed:
serve-left-system = a file that a system or a program left there
serve-left-ignored = git is told to leave it out
serve-left-name = its name is not UTF-8
serve-left-filter = git keeps it by a program of its own (a filter, as Git LFS): propose it by git
serve-left-large = too large
serve-left-file = no plain file that can be read
serve-gone = deleted
serve-message-label = What changed, in one sentence
serve-as = In the name of { $name } <{ $email }>.
serve-name = Your name
serve-email = Your e-mail address
serve-propose-do = Make the proposal
serve-who = Say your name and your e-mail address: a proposal has an author.
serve-message = Update the answers of { $city }
serve-saved-yes = Saved.
serve-saved-same = Nothing was changed, nothing was written.
serve-saved-merged = Saved, together with what a colleague changed meanwhile.
serve-save = Save
serve-nowhere = There is no such page.
serve-ours = as it stands
serve-theirs = from the form
serve-open = Open this address in your browser; stop with Ctrl-C: { $address }
serve-state-found = { $count ->
    [one] { $count } thing to look at
   *[other] { $count } things to look at
}
serve-mend = { $count ->
    [one] Mend { $count } of them and save
   *[other] Mend { $count } of them and save
}
serve-unknown-city = There is no city { $city } in this programme.
serve-kept = Not saved yet; what you typed still stands below.
serve-picture = Add a picture
serve-picture-help = It is turned, scaled and rid of what the camera wrote in it, then put beside the form, which names it. JPEG, PNG or WebP.
serve-picture-alt = What the picture shows, for who cannot see it
serve-picture-credit = Author or source
serve-picture-public = Everyone may see it
serve-picture-needs = The picture is not added yet: say what it shows, and choose it again.
serve-picture-file = Choose the picture
serve-letter = Put the signed letter here (PDF)
serve-letter-help = The file is put into the city’s folder, and its fingerprint is computed.
serve-branch = Branch: { $branch }
serve-branch-none = No branch (commit { $commit })
serve-changed = Another program changed this form on the disk while this page was open. What you typed is not lost: when you save, both are put together, answer by answer.
serve-changed-files = Another program changed files of this city while this page was open.
serve-moved = The folder of the programme is now on the branch { $to }: another program changed that while this page was open. What you save goes there.
serve-moved-off = The folder of the programme is no longer on the branch { $from }: another program went back to a single commit. What you save goes into the files as they stand there.
serve-moved-on = Another program made or fetched a commit on this branch while this page was open.
serve-city-gone = This city is not there any more, or its programme cannot be read: another program changed the files or the branch. What you typed still stands on this page; leave it open until the files are back, or copy it.
serve-stopped = The program roadmap no longer answers: it was stopped, or its window was closed. What you typed still stands on this page: copy it before you close the page, and start roadmap serve again.
serve-load = Load this page anew
serve-save-together = Save and put together
serve-saved-moved = Saved. The branch changed while this page was open: what you saved is now in the branch named at the top.
serve-saved-letter = The letter is in the city’s folder, and this form names it.
serve-saved-picture = The picture is beside this form, which names it.
serve-file-none = Choose a file first.
serve-letter-do = Put the letter in
serve-picture-do = Add the picture
serve-onward = Go on: { $title }
serve-hand-in = Hand in the dossier
serve-hand-in-intro = All that the form asks for is answered. By handing in, the state “{ $state }” is noted in the city’s file, with the date of today. Nothing is sent: afterwards, propose the changes.
serve-hand-in-do = Hand in
serve-hand-in-barred = The dossier cannot be handed in yet. To be mended first, form by form:
serve-hand-in-done = The state “{ $state }” is noted in the city’s file. What remains is to propose the changes.
serve-hand-in-none = The state of the dossier is “{ $state }”: there is nothing to hand in now.
serve-letter-kind = This file is no PDF: scan the letter, or print it to PDF, and choose that file.
