# Words of the dossiers.
doc-amount = Montant
doc-not-filled = Non renseigné
doc-state = État
doc-state-changed = { $state }, modifié depuis
doc-state-changed-count = { $state }, modifié depuis ({ $answers })
doc-answers-count = { $count ->
      [one] une réponse
     *[other] { $count } réponses
   }
doc-changed-since = Modifiés depuis leur acceptation
doc-when = Date
doc-subtotal = Sous-total
doc-name = Nom
doc-running-internal = INTERNE
doc-signature = Signature
doc-signature-city = Pour la ville
doc-signature-programme = Pour le programme
doc-signature-blank = Nom, fonction, date
doc-internal-banner = Document interne : ne pas diffuser hors de la ville et du Secrétariat général.
doc-internal-short = Interne
doc-generated-by = Dossier produit par { $generator }
doc-expenses-total = Total des dépenses
doc-cities = Villes
doc-balance = Solde
doc-audience-public = Version publique
doc-audience-internal = Version interne
doc-activity = Activité
doc-working-translation = traduction de travail
doc-timeline = Les grandes étapes du programme
doc-skipped = Dossiers non produits
doc-situation = Description de situation
doc-record = Suivi du dossier
doc-milestone = Étape
doc-dossier = Dossier
doc-description = Description
doc-country = Pays
doc-axis-number = Axe { $number }
doc-axis = Axe stratégique
doc-axes = Axes stratégiques
doc-action-plan = Plan d’action du réseau collaboratif
doc-words-of-limit = { $count ->
    [one] { $words } mot
   *[other] { $words } mots
  } sur { $limit } au plus
doc-words = { $count ->
    [one] { $words } mot
   *[other] { $words } mots
  }
doc-unbalanced = Les ressources ne couvrent pas exactement les dépenses.
doc-balanced = Le budget est équilibré.
doc-type = Type
doc-total-themes = Thématiques
doc-figure-themes = { $count ->
      [one] Thématique
     *[other] Thématiques
   }
doc-figure-plans = { $count ->
      [one] Plan d’action
     *[other] Plans d’action
   }
doc-figure-cities = { $count ->
      [one] Ville
     *[other] Villes
   }
doc-figure-activities = { $count ->
      [one] Activité
     *[other] Activités
   }
doc-figure-projects = { $count ->
      [one] Projet
     *[other] Projets
   }
doc-timeline-table = Étapes du programme et leurs dates
doc-time-zone = Fuseau horaire
doc-synthesis = Fiche de synthèse
doc-status = Situation
doc-stages = Étapes de la feuille de route
doc-source = Source
doc-skipped-errors = erreurs : { $count }
doc-skip = Aller au contenu
doc-signed-on = Signée le
doc-signed-by = Signée par
doc-schedule-table = Activités prévues, par ordre chronologique
doc-role = Rôle
doc-reserve-note = Ces thématiques pourront être proposées ensuite dans le cadre d’autres réseaux collaboratifs.
doc-reserve = Thématiques en réserve
doc-progress = Avancement
doc-priority-theme = Thématique prioritaire
doc-priority = Prioritaire
doc-preparatory-meeting = Réunion préparatoire
doc-place = Lieu
doc-over-limit = au-delà de la limite
doc-other-names = Autres noms
doc-objectives = Objectifs
doc-note = Note
doc-network = Réseau
doc-letter = Lettre
doc-language = Langue
doc-languages = Langues
doc-kind = Nature
doc-job-title = Titre
doc-item = Rubrique
doc-income-total = Total des ressources
doc-funding-total = Total du financement
doc-funding-table = Sources potentielles de financement
doc-funding = Financement
doc-fingerprint = Empreinte SHA-256
doc-expenses-table = Dépenses prévues
doc-expenses = Dépenses
doc-email = Courriel
doc-draft-note = Document de travail : ce dossier n’est pas encore soumis.
doc-detail = Précision
doc-date = Date
doc-currency = Montants en { $currency }
doc-contributor = Contributeur
doc-contributions-total = Total des contributions
doc-contributions-table = Contributions attendues
doc-contributions = Contributions
doc-contents = Sommaire
doc-congress = Congrès
doc-city = Ville
doc-cities-table = Villes du programme et avancement de leur dossier
doc-category = Catégorie
doc-capacity = Qualité
doc-by = Par
doc-budget-internal = Cette section ne figure pas dans la version publique.
doc-balance-table = Équilibre du budget
doc-axis-relation = Relation avec l’axe
doc-approach = Démarche
doc-staff-table = Personnes chargées du dossier
doc-record-table = États successifs du dossier
doc-done = fait
doc-partial = commencé
doc-current = en cours
doc-todo = à faire
doc-pilot-city = Ville pilote
doc-members = Membres
doc-members-table = Villes du réseau, leur rôle et leurs questions
doc-call = Appel à participation
doc-collaborative-network = Réseau collaboratif
doc-calendar = Calendrier
doc-calendar-file = Ajouter à son agenda (.ics)
doc-calendar-table = Rencontres et leurs dates
doc-projects = Projets pilotes
doc-project = Projet
doc-pilot-project = Projet pilote
doc-projects-table = Projets pilotes, leur ville et leur état
doc-since = Depuis
doc-questions = Questions et réponses
doc-questions-short = Questions
doc-question-number = Question { $number }
doc-question-of = Question { $number }, posée par { $city }
doc-answered = Questions avec réponse : { $answered } sur { $asked }
doc-answer = Réponse
doc-unanswered = Le réseau y travaille encore.
doc-not-asked = N’ont pas encore posé de question
doc-join = Participer
doc-join-text = Les villes qui partagent cette question écrivent au Secrétariat général, qui les met en relation avec { $city }.
doc-summary = Résumé
doc-documents = Documents
doc-pictures = Images
doc-sent-on = Lettre du
doc-salutation = Madame, Monsieur,
doc-agenda = Ordre du jour
doc-agenda-table = Points et heures
doc-agenda-point = Point
doc-contact = Contact
doc-reply-by = Réponse avant la fin du
doc-working-languages = Langues de travail
doc-interpretation = Interprétation
doc-joining = Comment se joindre
doc-answering = Répondre et se joindre
doc-eligibility = Qui peut participer
doc-expected = Ce qui est attendu
doc-invitation = Invitation
doc-invitation-text =
    { $day ->
        [none] Nous avons le plaisir de vous inviter à la rencontre « { $title } ».
       *[other] Nous avons le plaisir de vous inviter à la rencontre « { $title } », le { $day }.
    }
doc-times = À quelle heure
doc-times-table = La même heure dans chaque fuseau
doc-time = Heure
doc-offset = Décalage
doc-details = En bref
doc-mode = Forme
doc-duration = Durée
doc-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
  }
doc-groups = Groupes
doc-invited = Villes invitées
doc-speakers-table = Qui intervient
doc-event = Rencontre
doc-events = Rencontres
doc-aim = But
doc-partners = Partenaires
doc-evaluation = Évaluation
doc-evaluation-title = Évaluation des projets
doc-evaluated = évalués : { $evaluated } sur { $projects }
doc-results = Résultats
doc-lessons = Leçons
doc-indicator = Indicateur
doc-indicators-table = Mesures avant, visées, atteintes
doc-baseline = Départ
doc-target = Cible
doc-value = Atteint
doc-networks = Réseaux collaboratifs
doc-themes-reserve = Thématiques qu’aucun réseau ne porte encore
doc-other-projects = Projets sans réseau
doc-index-cities = Index des villes
doc-index-table = Où chaque ville paraît
doc-places = Passages
doc-book = Livre
doc-book-title = Ce que les réseaux ont trouvé
doc-together = Ce que les villes font ensemble
doc-pilot-cities = Villes pilotes
doc-answers = Réponses
doc-as-of = Au
doc-dashboard = Tableau de bord
doc-number = Nombre
doc-overview = Où en sont les villes
doc-overview-eyebrow = Vue d’ensemble
doc-by-state = Villes par état du dossier
doc-by-axis = Villes par axe stratégique
doc-last-decision = Dernière décision
doc-progress-table = Réponses par sous-étape et par ville
doc-still = Il manque encore à { $city }
doc-still-count = Réponses : { $answered } sur { $asked } ; il manque :
doc-panorama = Panorama des thématiques
doc-panorama-table = Thématiques, villes, axes et enjeux
doc-theme = Thématique
doc-issues = Enjeux
doc-errors = Erreurs
doc-warnings = Avertissements
doc-last-change = Dernier changement

# The site around a page.
doc-lost = Cette page n’existe pas
doc-lost-eyebrow = 404
doc-lost-on = Continuer d’ici
doc-comes = La suite
doc-next = Prochaine étape
doc-next-more = { $count ->
      [one] et une autre
     *[other] et { $count } autres
   }
doc-administration = Administration
doc-written-in = Texte non traduit, langue d’origine : { $language }.
doc-all-cities = Toutes les villes
doc-letters = De A à Z
doc-by-country = Villes par pays
doc-nav = Pages du programme
doc-nav-cities = Villes
doc-nav-networks = Réseaux
doc-nav-meetings = Rencontres
doc-nav-projects = Projets
doc-nav-questions = Questions
doc-nav-data = Données
doc-trail = Où vous êtes
doc-related = À voir aussi
doc-see-also = Autres pages
doc-neighbours = Avant et après
doc-before = Précédent
doc-after = Suivant
doc-cite = Pour citer cette page :
doc-file-markdown = Cette page en texte (Markdown)
doc-file-json = Données de cette ville (JSON)
doc-file-all = Toutes les données et tous les fichiers
doc-question-in = Question { $number } – { $network }
doc-share = { $done } sur { $all }
doc-themes = Thématiques par axe
doc-themes-table = Thématiques de A à Z, leur ville et le réseau qui les porte
doc-themes-other = Thématiques sans axe
doc-networks-table = Réseaux, leur ville pilote et leurs réponses
doc-coming = À venir
doc-held = Passées
doc-question = Question
doc-questions-open = Questions ouvertes
doc-questions-answered = Questions résolues
doc-data-title = Données et fichiers
doc-data-tables = Tableaux du programme
doc-data-cities = Réponses de chaque ville (JSON)
doc-data-calendars = Calendriers (.ics)
doc-data-texts = Dossiers en texte (Markdown)

# Changements
doc-changes = Ce qui a changé
doc-changes-eyebrow = Changements
doc-changes-none = Rien n’a changé.
doc-changes-shared = Réseaux, événements, programme
doc-changes-added = nouveau
doc-changes-removed = supprimé
doc-changes-layout = mise en forme seulement : les réponses sont les mêmes
doc-changes-unreadable = l’une des deux versions ne se lit pas comme une fiche
doc-changes-other = autre contenu
doc-changes-renamed = { $path }, auparavant : { $from }
doc-changes-table = Réponses qui ont changé
doc-changes-field = Question
doc-changes-before = Avant
doc-changes-after = Après
doc-changes-note = Écart
doc-changes-item = « { $name } »
doc-changes-total = total de « { $name } »
doc-changes-moved = passé de la place { $before } à la { $after }
doc-changes-new = nouveau
doc-changes-gone = supprimé
doc-changes-words = { $before ->
      [one] { $before } mot
     *[other] { $before } mots
   } → { $after }
doc-changes-earlier = { $count ->
      [one] { $count } jour plus tôt
     *[other] { $count } jours plus tôt
   }
doc-changes-later = { $count ->
      [one] { $count } jour plus tard
     *[other] { $count } jours plus tard
   }
doc-changes-gone-mark = [supprimé :
doc-changes-come-mark = [ajouté :
doc-changes-end-mark = ]
doc-yes = oui
doc-no = non

# Relecture
doc-review = Relecture d’un changement proposé
doc-review-eyebrow = Relecture
doc-review-verdict = En bref
doc-review-stops = quelque chose arrête ce changement
doc-review-look = quelque chose est à regarder
doc-review-passes = rien ne s’oppose à ce changement
doc-review-by = Dernier commit de
doc-review-on = Date
doc-review-to-decide = { $count ->
    [one] point à décider
   *[other] points à décider
}
doc-review-to-mend = { $count ->
    [one] point à corriger
   *[other] points à corriger
}
doc-review-to-read = { $count ->
    [one] réponse à lire
   *[other] réponses à lire
}
doc-review-decide = À décider
doc-review-counts = Nouvelles erreurs : { $errors } ; nouveaux avertissements : { $warnings } ; notes : { $infos }. Corrigés : { $mended }. Déjà là : { $older }.{ $silenced ->
      [0] {""}
     *[other] {" "}Plus recherchés : { $silenced }.
   }
doc-review-silenced = Ce qui n’est plus recherché
doc-review-acts = Ce changement décide :
doc-review-untold = { $count ->
      [one] Une autre chose, interne, est décidée.
     *[other] { $count } autres choses, internes, sont décidées.
   }
doc-review-behind = { $count ->
      [one] La base a avancé d’un commit depuis.
     *[other] La base a avancé de { $count } commits depuis.
   }
doc-review-collisions = Ces fichiers ont changé des deux côtés :
doc-review-skipped = Ces fichiers n’ont pas pu être vérifiés :
doc-review-unchanged = { $count ->
      [0] Toutes les villes ont été regardées.
      [one] Une ville que ce changement ne peut pas toucher n’a pas été regardée.
     *[other] { $count } villes que ce changement ne peut pas toucher n’ont pas été regardées.
   }
doc-review-new = Nouveaux constats
doc-review-mended = Constats corrigés
doc-review-waived = dispensé
doc-review-level = Niveau
doc-review-place = Lieu
doc-review-finding = Constat
doc-review-remedy = Que faire
doc-review-progress = États et réponses, avant et après
doc-review-others = Autres fichiers du dépôt
doc-changes-same = les réponses sont les mêmes

# History
doc-history = Historique
doc-history-eyebrow = Qui a changé quoi
doc-history-none = Aucun commit ne l’a modifié.
doc-history-cut = Il existe des modifications plus anciennes, qui n’ont pas été demandées.
doc-history-missing = L’historique n’est pas complet ici : des modifications plus anciennes manquent.
doc-history-nobody = sans nom
doc-history-table = Dernière modification de chaque fichier
doc-history-last = Dernière modification de chaque fiche
doc-history-log = Journal des modifications
doc-history-log-table = Modifications, de la plus récente à la plus ancienne
doc-history-file = Fichier
doc-history-fiche = Fiche
doc-history-fiches = Fiches
doc-history-author = Modifié par
doc-history-subject = Pourquoi
doc-history-commit = Commit
doc-history-more = { $count ->
      [one] Une modification plus ancienne n’est pas montrée.
     *[other] { $count } modifications plus anciennes ne sont pas montrées.
   }
doc-own = Autres réponses
doc-changes-further = Autres fichiers
doc-changes-more = { $count ->
      [one] Un fichier modifié de plus n’est pas montré ici ; `--format json` les donne tous.
     *[other] { $count } fichiers modifiés de plus ne sont pas montrés ici ; `--format json` les donne tous.
   }
doc-to-come = à venir
doc-sent = Envoi
doc-merge = Modifié des deux côtés
doc-merge-eyebrow = Fusion
doc-merge-ours = Une version
doc-merge-theirs = L’autre
doc-inbox = Ce qui attend
doc-inbox-since = Depuis
doc-inbox-whom = Attendu de
doc-inbox-what = Quoi
doc-inbox-about = Au sujet de
doc-inbox-due = Jusqu’au
doc-inbox-secretariat = secrétariat
doc-inbox-submitted = soumis : décision à prendre
doc-inbox-returned = renvoyé : à compléter
doc-inbox-changed = réponses modifiées depuis la décision : à décider de nouveau
doc-inbox-question = question sans réponse
doc-inbox-member = n’a pas encore posé de question
doc-inbox-letter = lettre manquante, ou qui n’est pas du maire
doc-inbox-translation = traduction en retard : { $count ->
    [one] { $count } texte
   *[other] { $count } textes
}
doc-history-became = Ce qu’il est devenu
doc-history-became-path = depuis, il s’appelle { $path } ; pour la suite : roadmap history { $path }
doc-review-pages = Les pages avant et après
doc-review-page-looks = { $page } : les mêmes mots ; seule la présentation change
doc-review-pages-unread = { $side ->
        [before] Les modèles de la base ne se chargent
       *[after] Les modèles proposés ne se chargent
    } pas : les pages avant et après ne peuvent être montrées
doc-review-pages-lost = { $side ->
        [before] Auparavant, une page ne pouvait être produite
       *[after] Une page ne peut plus être produite
    } ({ $path }) : elle ne peut être montrée avant et après
doc-review-pages-same = Un modèle change ; les pages essayées de ces sortes restent les mêmes : { $kinds }
doc-review-pages-missing = Un modèle change ; il n’y a encore rien dont faire une page de ces sortes : { $kinds }

# Formulaires à remplir.
form-title = Formulaire de la ville
form-required = demandé
form-internal = interne
form-choose = Choisir…
form-yes = Oui
form-no = Non
form-raw = Cette réponse a une forme que la page ne peut pas modifier ; elle reste telle quelle.
form-item = N° { $n }
form-up = Monter
form-down = Descendre
form-remove = Retirer
form-add = Ajouter
form-holds-internal = Ce formulaire montre des réponses internes (équipe, budget) : ne l’envoyez qu’aux personnes qui peuvent les voir.
form-step-fill = Remplissez ce que vous pouvez ; rien ne quitte cette page tout seul, aucun réseau n’est nécessaire.
form-step-save = Pour continuer un autre jour, enregistrez la page : c’est un fichier avec vos réponses ; ouvrez celui-là la prochaine fois.
form-step-send = Quand vous avez fini, enregistrez les réponses et renvoyez ce fichier à qui vous a remis ce formulaire.
form-no-script = Les scripts sont désactivés dans ce navigateur : rien ne peut être enregistré depuis cette page. Ouvrez-la dans un autre navigateur, ou demandez le formulaire en fichier Word.
form-bar = Enregistrer
form-next = Aller à ce qui manque
form-save-page = Enregistrer la page
form-save-answers = Enregistrer les réponses
form-made = Établi d’après les réponses de { $commit }.
form-count = Mots : { $n } sur { $limit } au plus
form-over = Trop long, en mots : { $n }
form-format = Cela ne ressemble pas à ce qui est demandé : voyez la ligne au-dessus.
form-number = Un nombre est demandé, comme 1500 ou 1500,50.
form-wanted = Cette réponse est demandée.
form-open = Réponses encore demandées : { $n }
form-all = Tout ce qui est demandé a une réponse.
form-saved = Enregistré sous { $file }, dans vos téléchargements.
form-sure = Retirer ceci, avec ce qui y est écrit ?

# Le formulaire local.
serve-fiches = Fiches
serve-past = Qui a écrit ces réponses
serve-past-none = Aucun dépôt git ne conserve ce programme : on ignore qui a écrit quoi.
serve-past-new = Rien de cette fiche n’a encore été enregistré dans git.
serve-past-caption = Le dernier changement de chaque réponse, du plus récent au plus ancien
serve-past-who = Qui
serve-past-why = Avec ces mots
serve-past-back = Retour à la fiche
serve-past-all = Tous les changements
serve-propose = Proposer les changements
serve-no-city = Il n’y a pas encore de ville : roadmap new city NOM en commence une.
serve-intro = Ce que vous enregistrez est écrit dans les fichiers de la ville sur cet ordinateur ; rien n’est envoyé.
serve-state-unread = illisible
serve-state-empty = pas commencée
serve-state-good = rien à corriger
serve-preview = Voir le dossier tel qu’il serait
serve-offline = Formulaire à envoyer, en une page
serve-offline-public = Le même sans les réponses internes
serve-unread = Cette fiche est illisible telle quelle : corrigez d’abord son fichier, ou lancez roadmap fix.
serve-unread-page = Cette fiche est illisible telle quelle : rien n’en est montré, rien ne peut être perdu. À corriger dans son fichier :
serve-both = Quelqu’un a changé les mêmes réponses entre-temps. Rien n’est perdu : comparez, puis choisissez.
serve-both-table = Réponses changées des deux côtés
serve-question = Question
serve-stands = Ce qui s’y trouve maintenant
serve-yours = Ce que vous avez écrit
serve-take-yours = Écrire ma version par-dessus
serve-take-theirs = Garder ce qui s’y trouve
serve-proposed = La branche { $branch } contient vos changements (commit { $commit }). Vos fichiers sont inchangés.
serve-push = Pour l’envoyer, tapez ceci dans le dossier du programme, puis ouvrez une proposition sur votre forge :
serve-review = Pour la voir comme la personne qui relit :
serve-no-repository = Ce programme n’est dans aucun dépôt git : il n’y a rien à quoi proposer. Envoyez plutôt les fichiers.
serve-nothing-changed = Rien de cette ville ne diffère du dernier commit.
serve-propose-intro = Une branche avec ces changements est créée sur cet ordinateur. Rien n’est envoyé.
serve-left = Non proposés :
serve-left-system = fichier qu’un système ou un programme a laissé là
serve-left-ignored = git a pour consigne de le laisser de côté
serve-left-name = son nom n’est pas en UTF-8
serve-left-filter = git le garde au moyen d’un programme (un filtre, comme Git LFS) : proposez-le avec git
serve-left-large = trop gros
serve-left-file = ce n’est pas un fichier ordinaire lisible
serve-gone = supprimé
serve-message-label = Ce qui change, en une phrase
serve-as = Au nom de { $name } <{ $email }>.
serve-name = Votre nom
serve-email = Votre adresse électronique
serve-propose-do = Créer la proposition
serve-who = Indiquez votre nom et votre adresse électronique : une proposition a un auteur.
serve-message = Mettre à jour les réponses de { $city }
serve-saved-yes = Enregistré.
serve-saved-same = Rien n’a changé, rien n’a été écrit.
serve-saved-merged = Enregistré, avec ce qu’un collègue a changé entre-temps.
serve-save = Enregistrer
serve-nowhere = Cette page n’existe pas.
serve-ours = tel quel
serve-theirs = du formulaire
serve-open = Ouvrez cette adresse dans votre navigateur ; arrêtez avec Ctrl-C : { $address }
serve-state-found = { $count ->
    [one] { $count } point à revoir
   *[other] { $count } points à revoir
}
serve-mend = { $count ->
    [one] Corriger { $count } point et enregistrer
   *[other] Corriger { $count } points et enregistrer
}
serve-unknown-city = Il n’y a pas de ville { $city } dans ce programme.
serve-kept = Pas encore enregistré ; ce que vous avez tapé est toujours ci-dessous.
serve-picture = Ajouter une image
serve-picture-help = Elle est tournée, réduite et débarrassée de ce que l’appareil y a écrit, puis placée à côté de la fiche, qui la nomme. JPEG, PNG ou WebP.
serve-picture-alt = Ce que l’image montre, pour qui ne la voit pas
serve-picture-credit = Auteur ou source
serve-picture-public = Tout le monde peut la voir
serve-picture-needs = L’image n’est pas encore ajoutée : dites ce qu’elle montre, et choisissez-la de nouveau.
serve-picture-file = Choisir l’image
serve-letter = Déposer ici la lettre signée (PDF)
serve-letter-help = Le fichier est placé dans le dossier de la ville, et son empreinte est calculée.
serve-branch = Branche : { $branch }
serve-branch-none = Aucune branche (commit { $commit })
serve-changed = Un autre programme a modifié cette fiche sur le disque pendant que cette page était ouverte. Ce que vous avez tapé n’est pas perdu : quand vous enregistrez, les deux sont réunis, réponse par réponse.
serve-changed-files = Un autre programme a modifié des fichiers de cette ville pendant que cette page était ouverte.
serve-moved = Le dossier du programme est maintenant sur la branche { $to } : un autre programme en a changé pendant que cette page était ouverte. Ce que vous enregistrez ira là.
serve-moved-off = Le dossier du programme n’est plus sur la branche { $from } : un autre programme est revenu à un commit seul. Ce que vous enregistrez ira dans les fichiers tels qu’ils y sont.
serve-moved-on = Un autre programme a créé ou récupéré un commit sur cette branche pendant que cette page était ouverte.
serve-city-gone = Cette ville n’est plus là, ou son programme est illisible : un autre programme a changé les fichiers ou la branche. Ce que vous avez tapé est encore sur cette page ; laissez-la ouverte jusqu’au retour des fichiers, ou copiez-le.
serve-stopped = Le programme roadmap ne répond plus : il a été arrêté, ou sa fenêtre fermée. Ce que vous avez tapé est encore sur cette page : copiez-le avant de la fermer, puis relancez roadmap serve.
serve-load = Recharger cette page
serve-save-together = Enregistrer et réunir
serve-saved-moved = Enregistré. La branche a changé pendant que cette page était ouverte : ce que vous avez enregistré est dans la branche nommée en haut.
serve-saved-letter = La lettre est dans le dossier de la ville, et cette fiche la nomme.
serve-saved-picture = L’image est à côté de cette fiche, qui la nomme.
serve-file-none = Choisissez d’abord un fichier.
serve-letter-do = Déposer la lettre
serve-picture-do = Ajouter l’image
serve-onward = Continuer : { $title }
serve-hand-in = Remettre le dossier
serve-hand-in-intro = Tout ce que le formulaire demande a sa réponse. En remettant le dossier, l’état « { $state } » est noté dans le fichier de la ville, à la date d’aujourd’hui. Rien n’est envoyé : ensuite, proposez les changements.
serve-hand-in-do = Remettre
serve-hand-in-barred = Le dossier ne peut pas encore être remis. À corriger d’abord, fiche par fiche :
serve-hand-in-done = L’état « { $state } » est noté dans le fichier de la ville. Il reste à proposer les changements.
serve-hand-in-none = L’état du dossier est « { $state } » : il n’y a rien à remettre maintenant.
serve-letter-kind = Ce fichier n’est pas un PDF : numérisez la lettre, ou imprimez-la en PDF, et choisissez ce fichier-là.
