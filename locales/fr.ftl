# Findings and messages of the program. One id, three languages; .cause says why, .remedy what to type.
syntax = ce fichier ne peut pas être lu à partir d’ici ({ $detail })
    .cause = Le fichier est en YAML, où la mise en forme compte.
    .remedy = Regardez cette ligne et celle du dessus : retrait, guillemets, deux-points suivi d’un espace.
syntax-of-conflict = deux versions de ces lignes se trouvent ici, telles que git les a laissées : { $ours }, et { $theirs }
    .cause = Deux personnes ont modifié les mêmes lignes. Qui lit le fichier, ou la page, lirait les deux.
    .remedy = Gardez ce qui est juste des deux, et supprimez les lignes qui commencent par <<<<<<<, ======= et >>>>>>>.
syntax-of-colon = il manque un deux-points et un espace après le nom de la réponse
syntax-of-key = le nom d’une réponse est un seul mot : il ne peut pas commencer par [ ou { "{" }
syntax-of-tab = une tabulation tient la place d’espaces
syntax-of-escape = entre guillemets doubles, la barre oblique inverse a un sens à elle ; doublez-la
syntax-of-quote = il manque un guillemet, ou quelque chose suit celui qui ferme
syntax-of-bracket = un crochet [ ] ou une accolade { "{ }" } n’est pas fermé, ou il manque une virgule
syntax-of-mark = un texte qui commence par ce signe doit être entre guillemets
syntax-of-start = le texte commence à la ligne sous | ou >, pas derrière
syntax-of-comment = un commentaire (#) se trouve au milieu d’un texte de plusieurs lignes
syntax-of-document = --- ou ... en début de ligne commence un autre document
syntax-of-block = les lignes de ce texte ne commencent pas les unes sous les autres
syntax-of-layout = cette ligne ne s’accorde pas avec celles du dessus : retrait, tiret ou deux-points
syntax-of-other = un signe n’a pas sa place ici
syntax-mark = un texte ne peut pas commencer par `{ $mark }`
    .cause = En YAML, ce signe a un sens à lui au début d’une réponse.
    .remedy = Écrivez plutôt : { $repaired }
syntax-several = le texte de `{ $key }` tient sur plusieurs lignes et contient un deux-points ou « # »
    .cause = Sans guillemets, YAML les prend pour des signes à lui.
    .remedy = Écrivez `{ $key }: |` et mettez tout le texte en dessous, chaque ligne en retrait de deux espaces.
syntax-preface = cette ligne se trouve avant la première question et ne répond à aucune
    .cause = Un fichier commence par une question ou par des remarques ; une remarque a # devant elle.
    .remedy = Écrivez : { $repaired } — et ainsi chaque ligne de ce genre ; ou supprimez-les.
syntax-ending = cette ligne se trouve tout à gauche et ne répond à aucune question
    .cause = La suite d’un texte est en retrait comme ses lignes ; une remarque a # devant elle.
    .remedy = Si c’est une signature ou une note, que personne ne doit lire dans le dossier, écrivez : { $repaired } — si c’est la suite du texte au-dessus, mettez plutôt { $width } espaces devant elle.
syntax-drawn = un trait n’est pas une réponse
    .cause = YAML prend de tels signes pour les siens ; une remarque a # devant elle.
    .remedy = Écrivez : { $repaired } — ou supprimez cette ligne.
syntax-lone = cette ligne ne commence pas par le nom d’une réponse
    .cause = Une réponse commence par son nom, un deux-points et un espace ; la suite d’un texte est en retrait.
    .remedy = { $named ->
          [none] Si c’est la suite du texte du dessus, mettez { $spaces } espaces devant elle ; si c’est une note, que personne ne doit lire dans le dossier, écrivez : { $note } — si c’est une réponse, mettez devant elle le nom de sa question, un deux-points et un espace.
         *[other] Si c’est la suite du texte du dessus, mettez { $spaces } espaces devant elle ; si c’est une note, que personne ne doit lire dans le dossier, écrivez : { $note } — si c’est une autre réponse, écrivez : { $named }
       }
syntax-nameless = cette réponse n’a pas de nom
    .cause = Chaque réponse commence par le nom de sa question, un deux-points et un espace.
    .remedy = Écrivez : { $repaired } — avec le nom de la question à la place de …
syntax-undashed = cette ligne se trouve dans une liste, sous les tirets, et n’en a pas
    .cause = Dans une liste, chaque élément commence par un tiret et un espace ; une remarque a # devant elle.
    .remedy = Si un autre élément de la liste commence ici, écrivez : { $repaired } — si c’est une note ou un titre : { $note } — si c’est la suite de ce qui est au-dessus, mettez { $width } espaces devant elle.
syntax-remark = cette ligne ne commence pas par le nom d’une réponse, et suit une remarque
    .cause = Une remarque commence par # à chacune de ses lignes ; une réponse par son nom, un deux-points et un espace.
    .remedy = { $named ->
          [none] Si c’est la suite de la remarque du dessus, écrivez : { $repaired } — si c’est une réponse, mettez devant son nom, un deux-points et un espace.
         *[other] Si c’est la suite de la remarque du dessus, écrivez : { $repaired } — si c’est une réponse : { $named }
       }
syntax-no-colon = il manque un deux-points après le nom de la réponse
    .cause = Une réponse commence par son nom, un deux-points et un espace.
    .remedy = Écrivez plutôt : { $repaired }
syntax-unseen = { $kind ->
        [tab] il y a ici une tabulation, là où YAML veut une espace
        [space] il y a ici une espace insécable, là où YAML veut une espace ordinaire
        [bom] il y a ici une marque invisible ({ $code }), que des programmes mettent en tête des fichiers
       *[other] il y a ici un caractère invisible ({ $code })
    }
    .cause = Traitements de texte, tableurs et pages web laissent de tels signes ; personne ne les voit, et YAML ne les prend pas pour une espace.
    .remedy = Supprimez-le ; s’il faut une espace, tapez-la.
syntax-tab = une tabulation sert de retrait
    .cause = YAML n’accepte que des espaces au début des lignes.
    .remedy = { $spaces ->
          [0] Commencez cette ligne tout à gauche, sans espace : { $repaired }
          [1] Commencez cette ligne par un espace : { $repaired }
         *[other] Commencez cette ligne par { $spaces } espaces : { $repaired }
       }
syntax-colon = un deux-points suivi d’un espace se trouve dans le texte de `{ $key }`
    .cause = Sans guillemets, YAML y lit une nouvelle clé.
    .remedy = Écrivez plutôt : { $repaired }
syntax-escape = une barre oblique inverse entre guillemets doubles, où elle a un sens à elle
syntax-quote = un guillemet ouvert n’est pas fermé
    .cause = Le fichier est en YAML, où la mise en forme compte.
    .remedy = Écrivez plutôt : { $repaired }
syntax-smart-quote = guillemets typographiques là où il faut des guillemets droits
    .cause = Le fichier est en YAML, où la mise en forme compte.
    .remedy = Écrivez plutôt : { $repaired }
syntax-indent = le retrait de cette ligne ne correspond à rien
    .cause = Les clés d’un même niveau commencent à la même colonne.
    .remedy = { $spaces ->
          [0] Commencez cette ligne tout à gauche, sans espace : { $repaired }
          [1] Commencez cette ligne par un espace : { $repaired }
         *[other] Commencez cette ligne par { $spaces } espaces : { $repaired }
       }
syntax-comment = « # » commence ici un commentaire
    .cause = Après un espace, YAML ignore tout ce qui suit « # ».
    .remedy = Écrivez plutôt : { $repaired }
syntax-dash = il manque un espace
    .cause = Le tiret et le deux-points sont suivis d’un espace.
    .remedy = Écrivez plutôt : { $repaired }
encoding = le fichier n’est pas en UTF-8 (octet { $offset })
    .cause = Les accents n’y sont pas lisibles par tous.
    .remedy = Enregistrez le fichier en UTF-8.
encoding-document = ce fichier n’est pas une fiche : c’est un document d’un autre programme (Word, PDF, RTF, page web) enregistré sous ce nom
    .cause = Une fiche est un fichier de texte ; de ce document, rien n’est lu.
    .remedy = Rendez au document sa vraie extension (.docx, .pdf) et reprenez ses réponses : `roadmap import DOCUMENT`. La fiche, elle, se commence par `roadmap new fiche`.
unreadable = ce fichier ne peut pas être ouvert ({ $detail })
    .cause = Un fichier qui n’est pas lu n’est pas vérifié.
    .remedy = Remplacez-le par un fichier ordinaire.
unreadable-link = ceci est un lien symbolique, qui n’est pas suivi
    .cause = Un lien peut mener à un fichier que personne ne voulait montrer ; aucun n’est donc suivi, même à l’intérieur du programme.
    .remedy = Supprimez le lien et mettez à sa place une copie du fichier lui-même.
unreadable-absent = ce fichier est introuvable
    .cause = Un fichier qui n’est pas lu n’est pas vérifié.
    .remedy = Remettez-le, ou retirez ce qui le nomme.
unreadable-special = ceci n’est pas un fichier ordinaire
    .cause = Un fichier qui n’est pas lu n’est pas vérifié.
    .remedy = Remplacez-le par un fichier de texte ordinaire, de 1 Mio au plus.
limit-size = le fichier a { $size } octets, { $limit } au plus
    .cause = Une limite protège tous ceux qui lisent ce dépôt.
    .remedy = Raccourcissez-le.
limit-together = les fiches de ce dossier ont ensemble plus de { $limit } octets ; à partir de ce fichier, aucune n’a été lue
    .cause = Une limite protège tous ceux qui lisent ce dépôt.
    .remedy = Supprimez les fiches dont vous n’avez plus besoin, ou raccourcissez-les.
limit-names = il y a plus de { $limit } fichiers sous ce dossier ; aucun n’a été lu
    .cause = Une limite protège tous ceux qui lisent ce dépôt.
    .remedy = Ne gardez ici que ce qui relève du programme et déplacez le reste dans un autre dépôt.
limit-folders = plus de { $limit } dossiers sont emboîtés ici ; leur contenu n’a pas été lu
    .cause = Une limite protège tous ceux qui lisent ce dépôt.
    .remedy = Mettez les fichiers là où la fiche les prévoit et supprimez les dossiers inutiles.
limit-depth = trop de niveaux les uns dans les autres ({ $limit } au plus)
    .cause = Une limite protège tous ceux qui lisent ce dépôt.
    .remedy = Reprenez le modèle de la fiche.
limit-nodes = trop de valeurs ({ $limit } au plus)
    .cause = Une limite protège tous ceux qui lisent ce dépôt.
    .remedy = Reprenez le modèle de la fiche.
limit-alias = les renvois `*nom` ne sont pas admis
    .cause = Une limite protège tous ceux qui lisent ce dépôt.
    .remedy = Recopiez le texte, ou mettez-le entre guillemets.
limit-documents = ce fichier contient plusieurs documents
    .cause = Une fiche, un fichier.
    .remedy = Si cette ligne sépare deux parties d’un texte, supprimez-la seule : ce qui suit continue le texte. Si une autre fiche commence en dessous, mettez-la dans un fichier à elle.
limit-words = texte de plus de { $limit ->
    [one] { $limit } mot
   *[other] { $limit } mots
  }, non vérifié
    .cause = Une limite protège tous ceux qui lisent ce dépôt.
    .remedy = Raccourcissez-le.
limit-marks = les signes de ce texte en feraient bien plus qu’il n’est écrit : il est montré sans eux, et n’est pas vérifié davantage
    .cause = Des citations imbriquées à l’excès, ou un tableau aux colonnes nombreuses et aux lignes presque vides. Une limite protège tous ceux qui lisent ce dépôt.
    .remedy = Mettez moins de signes `>` en tête de ligne, ou remplissez les lignes du tableau.
duplicate-key = la clé `{ $key }` est écrite deux fois (d’abord ligne { $line })
    .cause = On ne saurait laquelle des deux compte.
    .remedy = Si la question demande une seule réponse (un nom, une date, un choix), gardez la ligne qui est juste et supprimez l’autre ; si elle demande un texte, réunissez les deux sous la première ligne. Si la seconde répond à une autre question, donnez-lui le nom de celle-ci ; si elle dépend d’une autre réponse, commencez-la par deux espaces de plus.
yaml-ambiguous = `{ $value }` sans guillemets est lu autrement par d’autres outils
    .cause = Selon la version de YAML, c’est un texte, oui/non, une heure ou un nombre.
    .remedy = Écrivez plutôt : { $repaired }
comment-in-text = le texte s’arrête avant `{ $rest }`
    .cause = Après un espace, « # » commence un commentaire et la suite est perdue.
    .remedy = Écrivez plutôt : { $repaired }
unknown-key-comma = la virgule devant `{ $key }` commence une autre réponse
    .cause = Entre accolades { "{ }" }, une virgule sépare deux réponses ; ce qui la suit ici serait perdu.
    .remedy = Mettez tout le texte entre guillemets ; écrivez un nombre sans virgule ni espace : 12000.50
unknown-key-answered = la clé `{ $key }` n’existe pas ici, et `{ $other }` a déjà sa réponse
    .cause = Ce qu’elle contient ne serait pas lu.
    .remedy = Écrivez ce qu’elle dit après `{ $other }:` si cela y manque ; mettez ensuite un # et un espace devant la ligne `{ $key }` : elle reste comme remarque.
unknown-language = `{ $key }` n’est pas le code d’une langue
    .cause = Un texte dans une langue inconnue ne serait montré à personne.
    .remedy = { $suggestion ->
          [none] Écrivez un code de deux lettres : fr, en, es.
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
type-amount = `{ $value }` est lu comme un texte, non comme un nombre
    .cause = En YAML, un nombre n’a ni espace ni monnaie, et un point devant les centimes.
    .remedy = Écrivez { $repaired }
type-foreign = `{ $value }` est dans une autre monnaie que le budget
    .cause = Toutes les sommes d’un plan sont dans une seule monnaie : celle-ci serait comptée comme si elle y était.
    .remedy = { $currency ->
          [none] Écrivez la monnaie du budget après `currency` ; ici le nombre seul, converti dans cette monnaie.
         *[other] Convertissez-la en { $currency } et écrivez le nombre seul.
        }
number-thousands = `{ $value }` est lu comme le nombre { $read }
    .cause = En YAML, le point vient avant les centimes ; il ne sépare pas les milliers.
    .remedy = Est-ce { $thousands } ? Alors écrivez { $thousands }, sans point ; sinon écrivez { $read }
comment-after-text = le texte s’arrête avant `{ $rest }`
    .cause = Après un espace, « # » commence un commentaire et la suite est perdue.
    .remedy = Si c’est la suite du texte, écrivez : { $repaired } Si c’est une note, mettez-la sur sa propre ligne.
text-garbled = `{ $word }` : des lettres venues d’un autre logiciel, pour `{ $repaired }`
    .cause = Le texte a été enregistré dans un codage et ouvert dans un autre ; le dossier le montrerait ainsi.
    .remedy = Écrivez { $repaired }, ou recopiez tout le texte depuis votre document.
text-lost = `{ $word }` : une lettre s’est perdue
    .cause = Un logiciel qui ne connaissait pas cette lettre a mis ce signe à sa place.
    .remedy = Retapez le mot, ou recopiez tout le texte depuis votre document.
text-hidden = ce texte contient un caractère qu’on ne voit pas ({ $code })
    .cause = Il casserait une page, retournerait le sens de ce qui suit ou cacherait d’autres mots.
    .remedy = Retapez ce texte sans lui.
word-taken = `{ $word }` n’est pas lu avec le texte
    .cause = En YAML, un mot qui commence ainsi est une marque pour les programmes, et se perd.
    .remedy = Écrivez plutôt : { $repaired }
unknown-file = `{ $name }` n’est pas une fiche
    .cause = Un fichier mal nommé ne serait jamais lu.
    .remedy = { $suggestion ->
          [none] S’il manque une fiche à la ville, c’est peut-être celle-ci : donnez-lui le nom de cette fiche. S’il n’en manque aucune, reprenez ce qui n’est écrit qu’ici, puis sortez le fichier du dossier.
         *[other] Vouliez-vous dire `{ $suggestion }` ? Renommez-le.
       }
unknown-file-copy = `{ $name }` est une copie de `{ $original }`
    .cause = Personne ne lit une copie : ce qui y a été changé ne compte pas.
    .remedy = Reprenez dans `{ $original }` ce qui ne figure que dans la copie, puis supprimez la copie.
unknown-file-office = `{ $name }` est un document de traitement de texte, pas une fiche
    .cause = Quel que soit le nom d’un tel document, rien n’en est lu : le renommer ne sert à rien.
    .remedy = Reprenez-en les réponses : `roadmap import DOCUMENT`. Sortez ensuite le document du dossier.
portable-name-reserved = Windows garde le nom `{ $name }` pour lui-même
    .cause = Personne ne peut récupérer le programme sous Windows : git s’y arrête.
    .remedy = { $suggestion ->
          [none] Renommez-le, et reprenez le nouveau nom partout où celui-ci est cité.
         *[other] Renommez-le, p. ex. `{ $suggestion }`, et reprenez le nouveau nom partout où celui-ci est cité.
       }
portable-name-character = le nom `{ $name }` contient « { $character } », que Windows ne peut pas écrire
    .cause = Personne ne peut récupérer le programme sous Windows : git s’y arrête.
    .remedy = { $suggestion ->
          [none] Renommez-le, et reprenez le nouveau nom partout où celui-ci est cité.
         *[other] Renommez-le, p. ex. `{ $suggestion }`, et reprenez le nouveau nom partout où celui-ci est cité.
       }
portable-name-end = le nom `{ $name }` se termine par un point ou un espace
    .cause = Windows les supprime : personne ne peut y récupérer le programme.
    .remedy = { $suggestion ->
          [none] Renommez-le, et reprenez le nouveau nom partout où celui-ci est cité.
         *[other] Renommez-le en `{ $suggestion }`, et reprenez le nouveau nom partout où celui-ci est cité.
       }
portable-name-twin = `{ $name }` et `{ $other }` sont un seul nom sous Windows et macOS
    .cause = Seules les majuscules, ou la façon de stocker un accent, les distinguent : là-bas, l’un prend la place de l’autre.
    .remedy = Gardez celui qui est juste ; supprimez l’autre, ou donnez-lui un nom à lui.
unknown-key = la clé `{ $key }` n’existe pas ici
    .cause = Ce qu’elle contient ne serait pas lu. Clés possibles : { $keys }
    .remedy = { $suggestion ->
          [none] Si c’est la réponse à l’une de ces questions qui n’en a pas encore, donnez à la ligne le nom de cette question ; sinon mettez un # et un espace devant la ligne : elle reste comme remarque.
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
unknown-key-text = la clé `{ $key }` n’existe pas ici
    .cause = Ce qu’elle contient ne serait pas lu. Clés possibles : { $keys }
    .remedy = { $bar ->
          [yes] Si c’est la suite du texte de `{ $above }`, commencez cette ligne par { $spaces } espaces.
         *[no] Si c’est la suite du texte de `{ $above }`, écrivez `{ $above }: |` seul sur sa ligne et le texte en dessous, chaque ligne précédée de { $spaces } espaces, celle-ci aussi.
       } Si c’est la réponse à une autre de ces questions, donnez à la ligne le nom de cette question ; si ce n’est ni l’un ni l’autre, mettez un # et un espace devant la ligne : elle reste comme remarque.
missing = il manque `{ $key }` ({ $title })
    .cause = Le formulaire demande cette réponse.
    .remedy = Ajoutez une ligne `{ $key }:` et votre réponse.
    .form = pas encore de réponse : { $title }
    .form-remedy = Donnez votre réponse à cette question.
missing-null = YAML prend `{ $word }` pour rien : il manque `{ $key }`
    .cause = Sans guillemets, ce mot veut dire qu’il n’y a pas de réponse.
    .remedy = Si c’est la réponse, mettez-la entre guillemets : "{ $word }"
missing-fiche = il manque la fiche `{ $file }` ({ $title })
    .cause = Le dossier d’une ville la demande.
    .remedy = Tapez `roadmap new fiche { $city } { $kind }`, puis répondez à ce qui est demandé.
    .form = cette fiche n’est pas commencée : { $title }
    .form-remedy = Ouvrez-la, et répondez à ce qu’elle demande.
missing-behind-dash = cette ligne a un tiret sans réponse derrière ({ $title })
    .cause = Chaque tiret commence un élément d’une liste.
    .remedy = Écrivez la réponse après le tiret, ou supprimez la ligne.
missing-item = la liste est vide ({ $title })
    .cause = Le formulaire demande au moins une réponse.
    .remedy = Ajoutez une ligne qui commence par « - ».
    .form-remedy = Ajoutez-en une par le bouton placé sous la liste.
type = attendu ici : { $expected } ; écrit : { $found }
    .cause = La réponse n’a pas la forme attendue.
    .remedy = { $example ->
          [none] Regardez un exemple de la fiche.
         *[other] Écrivez chaque réponse sur une ligne, derrière son nom :{ $example }
       }
list-commas = une liste est attendue, et `{ $value }` tient sur une ligne
    .cause = Une virgule peut séparer deux réponses, ou faire partie d’un nom : le programme ne peut pas le savoir.
    .remedy = Si ce sont plusieurs réponses, écrivez chacune sur sa ligne, derrière un tiret et une espace :{ $several }
         Si c’en est une seule, écrivez-la toute derrière un tiret :{ $one }
type-name = `{ $value }` n’est aucune des réponses possibles ici
    .cause = Le formulaire donne des noms parmi lesquels choisir ; un nombre n’en est pas un.
    .remedy = Écrivez l’un de ces noms.
type-quote = un texte est attendu, YAML lit : { $found }
    .cause = Sans guillemets, YAML change la nature de la réponse.
    .remedy = Écrivez plutôt : { $repaired }
type-text = texte
type-list = liste
type-map = groupe de réponses, chacune derrière son nom
type-number = nombre
type-whole = nombre entier
type-boolean = vrai/faux
type-null = rien
type-date = date
type-other = autre valeur
format-date = `{ $value }` n’est pas une date
    .cause = La valeur ne peut pas être comprise telle quelle.
    .remedy = { $suggestion ->
          [none] Écrivez l’année, le mois, le jour, comme 2023-07-06 ; sans le jour : 2023-07 ; l’année seule : 2023 ; une note peut suivre derrière # : 2023-07-06 # à confirmer.
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
date-year = `{ $value }` est loin de tout programme (année { $year })
    .cause = Une telle année est presque toujours une faute de frappe.
    .remedy = Vérifiez l’année.
format-full-date = `{ $value }` n’est pas un jour
    .cause = La valeur ne peut pas être comprise telle quelle.
    .remedy = { $suggestion ->
          [none] Écrivez l’année, le mois, le jour, comme 2023-07-06 ; une note peut suivre derrière # : 2023-07-06 # à confirmer.
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
format-date-several = `{ $value }` n’est pas une seule date
    .cause = Une activité a un jour, ou un premier et un dernier.
    .remedy = S’il s’agit de plusieurs activités, donnez une ligne à chacune. Si c’est une seule, du premier jour au dernier, écrivez from et to à la place de date.
format-email = `{ $value }` n’est pas une adresse de courriel
    .cause = La valeur ne peut pas être comprise telle quelle.
    .remedy = { $suggestion ->
          [none] Écrivez une seule adresse, comme nom@ville.example.org ; une seconde peut suivre après # comme remarque.
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
format-country = `{ $value }` n’est pas un pays
    .cause = La valeur ne peut pas être comprise telle quelle.
    .remedy = { $suggestion ->
          [none] Écrivez deux lettres, comme BE.
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
format-country-kosovo = `XK` n’est pas un pays de l’ISO 3166
    .cause = L’ISO n’a pas donné de code au Kosovo ; l’Union européenne et d’autres se servent de XK, qui n’est pas dans la liste.
    .remedy = Demandez au secrétariat quel code ce programme écrit.
format-currency-thousands = `{ $value }` n’est pas une monnaie : cela dit que les montants sont en milliers
    .cause = Les montants seraient pris pour mille fois moins.
    .remedy = Écrivez les trois lettres de la monnaie, et chaque montant en entier : 12000, non 12.
format-currency = `{ $value }` n’est pas une monnaie
    .cause = La valeur ne peut pas être comprise telle quelle.
    .remedy = { $suggestion ->
          [none] Écrivez ses trois lettres (ISO 4217) : CAD, MXN ou XOF, par exemple.
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
format-time-zone = `{ $value }` n’est pas un fuseau horaire
    .cause = La valeur ne peut pas être comprise telle quelle.
    .remedy = { $suggestion ->
          [none] { $here ->
             [none] Écrivez Europe/Brussels, par exemple.
            *[other] Écrivez { $here }.
          }
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
format-language = `{ $value }` n’est pas une langue
    .cause = La valeur ne peut pas être comprise telle quelle.
    .remedy = { $suggestion ->
          [none] Écrivez les deux lettres de la langue, comme fr, en, es, ar ou ja ; jamais celles d’une autre. Si le programme ne travaille pas dans cette langue, le secrétariat dit que faire.
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
format-sha256 = `{ $value }` n’est pas une empreinte SHA-256
    .cause = La valeur ne peut pas être comprise telle quelle.
    .remedy = { $suggestion ->
          [none] Tapez 64 zéros : roadmap validate dira alors quels 64 signes vont ici.
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
    .form-remedy = Déposez la lettre, sur la page de la ville participante : son empreinte se note d’elle-même.
format-file-name = `{ $value }` n’est pas un nom de fichier
    .cause = La valeur ne peut pas être comprise telle quelle.
    .remedy = { $suggestion ->
          [none] Écrivez le nom seul, comme letter.pdf.
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
format-other = `{ $value }` n’a pas la forme attendue
    .cause = La valeur ne peut pas être comprise telle quelle.
    .remedy = { $suggestion ->
          [none] Regardez un exemple de la fiche.
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
identifier = `{ $value }` ne peut pas servir d’identifiant
    .cause = Un identifiant est fait de lettres a-z et de chiffres, en mots joints par « - ».
    .remedy = { $suggestion ->
          [none] Écrivez-le en lettres latines, a à z, chiffres et « - ».
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
identifier-duplicate = l’identifiant `{ $value }` sert déjà ligne { $line }
    .cause = On ne saurait lequel est visé.
    .remedy = Donnez un autre identifiant à l’un des deux.
identifier-page = `{ $value }` est le nom d’une autre page du site
    .cause = Le site a déjà une page de ce nom : l’une remplacerait l’autre.
    .remedy = Choisissez un autre nom, p. ex. `{ $value }-2`, et reprenez-le partout où celui-ci est cité.
unknown-value = `{ $value }` n’est pas une des valeurs possibles
    .cause = Possibles : { $known }
    .remedy = { $suggestion ->
          [none] Écrivez l’un des noms permis.
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
one-asked = `{ $value }` en nomme plusieurs, et une seule réponse est demandée
    .cause = Le formulaire n’en prend qu’une ; le programme ne peut pas savoir laquelle.
    .remedy = Écrivez l’une d’elles : { $several }.
items-asked = `{ $value }` en nomme plusieurs dans une seule ligne de la liste
    .cause = Chaque tiret d’une liste en introduit une seule.
    .remedy = Écrivez chacune sur sa ligne, derrière un tiret et une espace : { $several }.
unknown-axis = l’axe `{ $value }` n’existe pas dans cette édition
    .cause = Possibles : { $known }
    .remedy = { $suggestion ->
          [none] Écrivez l’un des noms permis.
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
unknown-role = le rôle `{ $value }` n’existe pas dans cette édition
    .cause = Possibles : { $known }
    .remedy = { $suggestion ->
          [none] Écrivez l’un des noms permis.
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
unknown-theme = la thématique `{ $value }` n’est pas dans themes.yaml
    .cause = { $known ->
          [none] themes.yaml n’a encore aucune thématique.
         *[other] Possibles : { $known }
       }
    .remedy = { $suggestion ->
          [none] { $known ->
              [none] Écrivez d’abord la thématique dans themes.yaml, ou corrigez ce qui empêche de lire ce fichier.
             *[other] Écrivez l’un des noms permis.
           }
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
    .form = la thématique `{ $value }` n’est pas dans la liste des thématiques
    .form-remedy = Choisissez l’une des thématiques ; une nouvelle s’écrit d’abord sur la page des thématiques.
unknown-network = le réseau `{ $value }` n’existe pas
    .cause = { $known ->
          [none] Il n’y a encore aucun fichier dans networks/.
         *[other] Possibles : { $known }
       }
    .remedy = { $suggestion ->
          [none] { $known ->
              [none] Retirez la ligne tant que le secrétariat n’a pas ouvert le réseau, ou demandez-le-lui.
             *[other] Écrivez l’un des noms permis.
           }
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
unknown-event = l’événement `{ $value }` n’existe pas
    .cause = { $known ->
          [none] Il n’y a encore aucun fichier dans events/.
         *[other] Possibles : { $known }
       }
    .remedy = { $suggestion ->
          [none] { $known ->
              [none] Retirez la ligne tant que le secrétariat n’a pas ajouté l’événement, ou demandez-le-lui.
             *[other] Écrivez l’un des noms permis.
           }
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
unknown-edition = l’édition `{ $value }` n’existe pas
    .cause = Possibles : { $known }
    .remedy = { $suggestion ->
          [none] Écrivez l’un des noms permis.
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
word-limit = texte trop long : { $count ->
    [one] { $count } mot
   *[other] { $count } mots
  }, { $limit } au plus
    .cause = L’endroit souligné est le premier mot de trop. On compte les mots entre espaces et tirets longs ; apostrophe et trait d’union ne séparent pas ; les marques de Markdown ne comptent pas.
    .remedy = Retirez { $excess ->
          [one] un mot
         *[other] { $excess } mots
       }.
empty-text = cette réponse est vide
    .cause = Le formulaire demande cette réponse.
    .remedy = Écrivez votre réponse, ou supprimez la clé.
    .form-remedy = Écrivez votre réponse, ou retirez l’élément.
empty-placeholder = `{ $value }` n’est pas encore une réponse
    .cause = Ces mots tiennent la place de la réponse ; le dossier les montrerait tels quels.
    .remedy = Écrivez la réponse elle-même. Si elle se trouve dans un autre document, recopiez-la ici.
raw-html = du HTML (`{ $tag }`) dans un texte
    .cause = Le dossier montrera ces signes tels quels.
    .remedy = Écrivez en Markdown : **gras**, *italique*.
broken-link = le lien `{ $target }` ne mène nulle part
    .cause = Un dossier ne peut mener que vers le web ou une adresse électronique ; rien n’y répond à un autre nom.
    .remedy = Écrivez une adresse complète qui commence par https://.
image-alt = l’image `{ $target }` n’a pas de description
    .cause = Qui ne voit pas l’image n’en saurait rien.
    .remedy = Écrivez ![ce que montre l’image](fichier).
text-cell = cette ligne a plus de cases que le tableau : `{ $cell }` dépasse la dernière colonne
    .cause = Un tableau a autant de colonnes que son en-tête ; le dossier montre le reste dans la dernière case.
    .remedy = Ajoutez une colonne à l’en-tête du tableau, ou écrivez `\|` si la barre est un simple signe.
text-code = quatre espaces font de cette ligne du code : `{ $line }`
    .cause = Le dossier montre de telles lignes en caractères de machine, signes compris, sans retour à la ligne.
    .remedy = Commencez ces lignes aussi à gauche que les autres lignes du texte.
text-quotation = `>` fait de ces lignes une citation
    .cause = Les messages collés portent ce signe en tête de ligne ; le dossier les montre comme les mots d’un autre.
    .remedy = Retirez le `>` ; si c’est une citation, annoncez-la par deux-points ou mettez-la entre guillemets.
text-unused = rien dans le texte ne renvoie à `{ $label }`
    .cause = Une note ou une adresse à laquelle rien ne renvoie n’a pas de place dans le dossier ; ses mots sont montrés là où ils sont.
    .remedy = Écrivez le même signe dans le texte, là où il convient, ou retirez-le.
text-bullet = `{ $sign }` n’est pas un signe de liste : ces lignes seraient montrées à la suite, en un seul paragraphe
    .cause = Un traitement de texte en fait une liste ; le dossier, lui, en fait une de lignes qui commencent par un tiret et un espace.
    .remedy = Mettez - et un espace à la place de ce signe, au début de chaque ligne.
text-table = ces lignes sont un tableau, mais seraient montrées à la suite, sans colonnes : `{ $line }`
    .cause = Dans le dossier, une barre sépare deux cases, et des tirets se trouvent sous la première ligne.
    .remedy = Séparez les cases ainsi : | Quartier | Logements |, et ajoutez sous la première ligne : | --- | --- |
text-folded = les lignes de cette réponse seraient montrées à la suite, alors qu’elles forment une liste ou un tableau
    .cause = Les lignes d’un texte ne restent séparées que si une barre | suit le deux-points.
    .remedy = Écrivez `{ $key }: |` et mettez tout le texte en dessous, chaque ligne en retrait de deux espaces.
    .form-remedy = Remettez ici chaque ligne à sa place, et enregistrez.
text-run-on = les paragraphes de cette réponse seraient montrés à la suite, en un seul
    .cause = Une ligne vide ne sépare deux paragraphes que si une barre | suit le deux-points.
    .remedy = Écrivez `{ $key }: |` et mettez tout le texte en dessous, chaque ligne en retrait de deux espaces.
    .form-remedy = Mettez ici une ligne vide entre les paragraphes, et enregistrez.
text-bar = le texte de `{ $key }` commence par `{ $sign }`, à la place d’une barre
    .cause = Après le deux-points d’un long texte vient une barre, | ; tout autre signe en devient le premier mot, et ses paragraphes se suivent sans alinéa.
    .remedy = Écrivez `{ $key }: |` et laissez les lignes du dessous telles quelles.
    .form-remedy = Ôtez `{ $sign }` en tête de cette réponse, et enregistrez.
text-sunken = `{ $line }` : cette ligne de `{ $key }` commence comme la réponse à une autre question, `{ $other }`, qui n’en a pas
    .cause = Elle est trop en retrait : elle est lue comme des mots de `{ $key }`, et serait montrée avec eux.
    .remedy = Si c’est la réponse, commencez la ligne à la colonne où commence `{ $key }:`, et les lignes du dessous deux espaces plus loin ; si c’est un point du texte, mettez - et un espace devant.
    .form-remedy = Si c’est la réponse à `{ $other }`, ôtez la ligne d’ici et donnez-la là-bas ; si c’est un point du texte, mettez - et un espace devant.
text-tongues = `{ $key }` est un seul texte en plusieurs langues ({ $one }, { $other }) : on les montrerait toutes à chacun
    .cause = Chaque langue a sa ligne sous la question, afin que chacun lise la sienne.
    .remedy = Écrivez `{ $key }:` seul sur sa ligne et, en dessous, deux espaces plus loin, une ligne par langue : `{ $one }: …`, `{ $other }: …`
    .form-remedy = Donnez ici à chaque langue sa réponse, et enregistrez.
list-bracket = la virgule entre ces parenthèses fait plusieurs réponses d’une seule
    .cause = Dans une liste entre [ ], chaque virgule commence une autre réponse.
    .remedy = Mettez-la entre guillemets : "{ $whole }"
    .form-remedy = Donnez-la ici en une seule réponse, et enregistrez.
letter-missing = la lettre du maire n’est pas indiquée
    .cause = La participation est confirmée par une lettre signée par le maire (formulaire, ligne 133).
    .remedy = Ajoutez à city.yaml la clé `interest:` avec letter, sha256, signed_by et signed_on.
    .form-remedy = Déposez la lettre signée, en PDF, sur la page de la ville participante ; indiquez-y qui l’a signée, et quand.
letter-file-missing = le fichier `{ $file }` n’est pas dans le dossier de la ville
    .cause = La participation est confirmée par une lettre signée par le maire (formulaire, ligne 133).
    .remedy = Déposez la lettre à côté de city.yaml.
    .form-remedy = Déposez de nouveau la lettre, sur la page de la ville participante.
letter-hash = la lettre n’est pas celle dont l’empreinte est donnée
    .cause = Le fichier a changé, ou l’empreinte a été mal recopiée.
    .remedy = Si la lettre est la bonne, écrivez sha256: { $actual }
    .form-remedy = Déposez de nouveau la bonne lettre, sur la page de la ville participante : son empreinte se note d’elle-même.
letter-unsafe = `{ $file }` n’est pas un fichier de ce dossier
    .cause = La participation est confirmée par une lettre signée par le maire (formulaire, ligne 133).
    .remedy = Écrivez le nom d’un fichier posé à côté de city.yaml.
    .form-remedy = Déposez la lettre, sur la page de la ville participante.
letter-empty = le fichier `{ $file }` est vide
    .cause = La participation est confirmée par une lettre signée par le maire (formulaire, ligne 133).
    .remedy = Déposez de nouveau la lettre à côté de city.yaml : sa copie s’est arrêtée avant le premier signe.
    .form-remedy = Déposez de nouveau la lettre : sa copie s’est arrêtée avant le premier signe.
letter-not-print = `{ $file }` n’est pas un PDF
    .cause = Un texte qui peut encore être modifié ne confirme rien ; la lettre signée se garde en PDF.
    .remedy = Numérisez la lettre signée en PDF, déposez ce fichier à côté de city.yaml et écrivez son nom ici.
    .form-remedy = Numérisez la lettre signée en PDF, et déposez ce fichier.
letter-late = la date de signature de la lettre ({ $value }) est postérieure à celle du dépôt du dossier ou à la fin du programme ({ $limit })
    .cause = Une lettre qui ouvre la participation n’est signée ni après le dépôt du dossier, ni après la fin du programme.
    .remedy = Recopiez la date que porte la lettre ; vérifiez l’année.
letter-not-mayor = la lettre n’est pas signée par le maire ({ $capacity })
    .cause = La participation est confirmée par une lettre signée par le maire (formulaire, ligne 133).
    .remedy = Faites signer le maire, ou ajoutez une dérogation avec sa raison.
    .form-remedy = Faites signer le maire ; si c’est impossible, dites au secrétariat pourquoi.
role-missing = personne n’a le rôle : { $role }
    .cause = Le formulaire demande cette personne (formulaire, lignes 185–188).
    .remedy = Ajoutez une personne avec `role: { $id }`.
    .form-remedy = Ajoutez cette personne au personnel municipal, et choisissez-y le rôle.
theme-count = { $count ->
    [one] { $count } thématique
   *[other] { $count } thématiques
  }, { $limit } au plus sont conseillées
    .cause = « Un maximum de 5 thématiques est recommandé » (formulaire, ligne 203).
    .remedy = Gardez les plus importantes.
theme-title-long = titre de { $count ->
    [one] { $count } mot
   *[other] { $count } mots
  }, { $limit } au plus sont conseillés
    .cause = La thématique se dit « en quelques mots » (formulaire, ligne 210).
    .remedy = Raccourcissez le titre ; le reste va dans description.
    .form-remedy = Raccourcissez le titre ; le reste va dans la description.
theme-title-duplicate = le titre « { $title } » sert déjà ligne { $line }
    .cause = Deux thématiques de même nom ne se distinguent pas.
    .remedy = Changez l’un des titres.
priority-repeats-theme = la description reprend mot pour mot celle de themes.yaml
    .cause = Le formulaire demande de détailler (formulaire, ligne 225).
    .remedy = Détaillez-la, avec sa relation directe à l’axe.
    .form = la description reprend mot pour mot celle de la thématique
priority-axis = axe `{ $axis }`, mais `{ $expected }` dans themes.yaml
    .cause = La thématique est rattachée à un seul axe (formulaire, ligne 203).
    .remedy = Écrivez axis: { $expected }, ou supprimez la ligne.
    .form = l’axe n’est pas celui de la thématique dans la liste des thématiques
    .form-remedy = Choisissez le même axe aux deux endroits, ou ne répondez pas ici.
schedule-order = la date ({ $date }) est antérieure à celle qui la précède dans la liste ({ $previous })
    .cause = Les actions se listent par ordre chronologique (formulaire, ligne 323).
    .remedy = Déplacez cette activité plus haut.
schedule-period = la fin ({ $to }) précède le début ({ $from })
    .cause = La valeur ne peut pas être comprise telle quelle.
    .remedy = Corrigez l’une des deux dates.
schedule-dates = il faut date, ou bien from et to
    .cause = La valeur ne peut pas être comprise telle quelle.
    .remedy = Écrivez date: 2023-10-12, ou from: 2023-10 et to: 2023-12.
    .form = il faut une date, ou bien un début et une fin
    .form-remedy = Donnez le jour, ou le premier et le dernier mois.
schedule-outside-edition = la date ({ $date }) est hors de la période du programme ({ $from } à { $to })
    .cause = Le plan se déroule jusqu’au congrès.
    .remedy = Vérifiez l’année.
activity-label = une activité « autre » demande un titre
    .cause = Sans titre on ne saurait ce que c’est.
    .remedy = Ajoutez title: et quelques mots.
budget-total-row = `{ $label }` est la somme d’autres lignes et compterait deux fois
    .cause = Les totaux se calculent seuls.
    .remedy = Ôtez cette ligne, ou mettez # devant chacune de ses lignes.
budget-balance = dépenses { $expenses }, ressources { $income } : écart de { $difference }
    .cause = Financement et contributions devraient couvrir les dépenses (formulaire, ligne 327).
    .remedy = Corrigez une ligne ; les totaux se calculent seuls.
budget-currency = des montants sans monnaie
    .cause = On ne saurait ce que valent les montants.
    .remedy = Ajoutez currency: EUR, par exemple.
budget-negative = montant négatif : { $amount }
    .cause = Une ligne de budget est une somme.
    .remedy = Écrivez un nombre sans signe moins.
synthesis-not-cited = le plan ne cite pas la fiche de synthèse d’une table ronde
    .cause = Il est conseillé de s’y appuyer (formulaire, ligne 315).
    .remedy = Ajoutez synthesis: et le nom de l’événement.
preparatory-meeting-missing = le plan ne cite pas la réunion préparatoire
    .cause = Il est conseillé de s’y référer (formulaire, ligne 319).
    .remedy = Ajoutez preparatory_meeting: et le nom de l’événement.
state-order = `{ $state }` ne peut pas suivre `{ $previous }`
    .cause = L’état décide de la sévérité des règles.
    .remedy = Ajoutez l’état qui manque entre les deux.
state-order-date = la date ({ $date }) est antérieure à celle de l’état d’avant ({ $previous })
    .cause = L’état décide de la sévérité des règles.
    .remedy = Mettez les états du plus ancien au plus récent.
state-order-first = `{ $state }` ne peut pas être le premier état
    .cause = L’état décide de la sévérité des règles.
    .remedy = Commencez par draft ou submitted.
translation-missing = pas encore traduit : { $languages }
    .cause = Le dossier montrera la langue d’origine.
    .remedy = Ajoutez la traduction si vous l’avez.
waiver-unused = la dérogation à `{ $rule }` ({ $field }) ne sert pas
    .cause = Aucun constat ne lui correspond.
    .remedy = Supprimez-la.
waiver-reason = une dérogation sans raison
    .cause = Une dérogation se justifie.
    .remedy = Écrivez une phrase après reason:
waiver-unknown-rule = la règle `{ $rule }` n’existe pas
    .cause = La dérogation reste sans effet.
    .remedy = { $suggestion ->
          [none] Écrivez l’un des noms permis.
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
waiver-forbidden = on ne peut pas déroger à `{ $rule }`
    .cause = Cette règle protège la lecture même du dossier.
    .remedy = Corrigez ce que dit le constat.
foreign-staff = `{ $name }` travaille pour une autre ville, { $city }
    .cause = L’équipe d’une ville est interne ; elle seule peut la rendre publique.
    .remedy = Nommez plutôt le service. Si { $city } est d’accord, dites-le : `waivers: [{"{"}rule: foreign-staff, field: { $field }, reason: …{"}"}]`
    .form-remedy = Nommez plutôt la fonction. Si { $city } est d’accord, dites-le au secrétariat.
internal-in-text = `{ $value }` figure dans un texte public, et c’est une valeur interne ({ $origin })
    .cause = Ce que contient un budget, une équipe ou une lettre est réservé aux villes et au secrétariat ; ce texte est lu de tous (formulaire, ligne 327).
    .remedy = Retirez-la de ce texte, dans chaque langue. Si elle doit être publique, dites pourquoi : `waivers: [{"{"}rule: internal-in-text, field: { $field }, reason: …{"}"}]`
    .form-remedy = Retirez-le de ce texte, dans toutes les langues. S’il doit être public, dites au secrétariat pourquoi.
amount-in-text = `{ $value }` est un montant du budget du plan d’action, et ce texte est public
    .cause = Le budget est réservé aux villes et au secrétariat ; le dossier public n’en donne aucun montant (formulaire, ligne 327).
    .remedy = Retirez le montant de ce texte, dans chaque langue. S’il ne s’agit pas du budget, ou s’il doit être public, dites pourquoi : `waivers: [{"{"}rule: internal-in-text, field: { $field }, reason: …{"}"}]`
    .form-remedy = Retirez le montant de ce texte, dans toutes les langues. S’il doit être public, dites au secrétariat pourquoi.
leak = `{ $value }` serait publié
    .cause = Le dossier public ne contient ni courriel ni valeur interne (formulaire, ligne 327).
    .remedy = Retirez-le de ce texte ; les contacts vont dans staff.yaml.
    .form-remedy = Retirez-le de ce texte ; les contacts vont dans le personnel municipal.
template = ce modèle échoue : { $detail }
    .cause = Aucun dossier ne peut être fait avec lui.
    .remedy = Corrigez cette ligne, ou supprimez le modèle pour revenir à celui d’origine.
template-memory = ce modèle prend plus de { $megabytes } Mo de mémoire
    .cause = Aucune page n’est faite avec lui, et rien n’est mis en place : un modèle du programme travaille dans des limites.
    .remedy = Réduisez le texte ou la liste qui grandit ici.
template-output = ce modèle fait une page de plus de { $megabytes } Mo
    .cause = Aucune page n’est faite avec lui, et rien n’est mis en place : un modèle du programme travaille dans des limites.
    .remedy = Faites moins de ce qui est répété ici.
template-time = ce modèle prend plus de { $seconds } secondes pour une page
    .cause = Aucune page n’est faite avec lui, et rien n’est mis en place : un modèle du programme travaille dans des limites.
    .remedy = Faites-en moins ici : des listes plus courtes, moins de boucles dans des boucles.
template-depth = ce modèle va trop profond : trop de choses les unes dans les autres
    .cause = Aucune page n’est faite avec lui, et rien n’est mis en place : un modèle du programme travaille dans des limites.
    .remedy = Séparez ce qui est imbriqué ici : signes devant une valeur, filtres, parenthèses, listes dans des listes.
template-steps = ce modèle prend plus de pas pour une page qu’il n’est permis
    .cause = Aucune page n’est faite avec lui, et rien n’est mis en place : un modèle du programme travaille dans des limites.
    .remedy = Faites-en moins ici : des listes plus courtes, moins de boucles dans des boucles.
template-lost = le processus qui remplit ce modèle s’est arrêté pour une raison inconnue
    .cause = Aucune page n’est faite avec lui, et rien n’est mis en place : un modèle du programme travaille dans des limites.
    .remedy = Regardez ce que cette ligne a d’inhabituel ; si rien ne l’est, dites-le à ceux qui font roadmap.
template-start = les modèles du programme ne peuvent être remplis, car aucun processus ne peut être lancé pour eux : { $detail }
    .cause = Aucune page n’est faite avec lui, et rien n’est mis en place : un modèle du programme travaille dans des limites.
    .remedy = Permettez à roadmap de lancer un processus, ou supprimez templates/ pour revenir aux modèles d’origine.
unknown-city = la ville `{ $value }` n’a pas de dossier
    .cause = Dossiers de cities/ : { $known }
    .remedy = { $suggestion ->
          [none] Écrivez le nom d’un dossier de cities/.
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
frozen-key = `{ $id }` manque dans la liste `{ $list }`, mais des fiches s’en servent ({ $count })
    .cause = La liste remplace celle de l’édition ; ce dont des fiches se servent ne s’en retire pas.
    .remedy = Remettez `{ $id }` dans la liste, ou faites d’abord corriger ces fiches.
plan-not-pilot = ce plan est pour le réseau `{ $network }`, dont la ville pilote est `{ $pilot }`
    .cause = Le plan d’action est celui de la ville pilote (formulaire, ligne 290).
    .remedy = Indiquez le réseau dont `{ $city }` est la ville pilote, ou supprimez le plan.
wrong-event = `{ $event }` est d’un autre type ({ $kind })
    .cause = Types qui conviennent ici : { $wanted }
    .remedy = Écrivez le nom d’un événement de ce type.
wrong-event-network = `{ $event }` concerne un autre réseau, `{ $network }`
    .cause = Un plan s’appuie sur les événements de son propre réseau.
    .remedy = Corrigez le nom ici, ou le réseau dans le fichier de l’événement.
approval-void = les réponses ont changé depuis la décision « { $label } » du { $date }
    .cause = Une décision porte sur ce que les fiches disaient ce jour-là ; les pages publiques continuent de le montrer.
    .remedy = La ville peut continuer son travail. Ce qui a changé : `roadmap diff --accepted { $city }`. Le secrétariat relit et décide de nouveau : `roadmap record { $city } { $state }`
    .form-remedy = Vous pouvez continuer à travailler. Le secrétariat relit et décide de nouveau.
approval-lost = les réponses ont changé depuis leur acceptation, et celles d’alors ne se trouvent nulle part
    .cause = On montre ce qui a été décidé. Ni les commits présents ni la publication précédente ne l’ont.
    .remedy = Récupérez tout l’historique (`git fetch --unshallow`), ou faites relire et décider de nouveau par le secrétariat : `roadmap record { $city } accepted`
    .form-remedy = Demandez au secrétariat de relire et de décider de nouveau.
approval-untied = rien ne lie la décision « { $label } » aux réponses
    .cause = Sans empreinte, un changement ultérieur passerait inaperçu.
    .remedy = Faites écrire la décision par : `roadmap record { $city } { $state }`
    .form-remedy = Demandez au secrétariat de noter sa décision.
translation-stale = la traduction ({ $language }) est celle d’un texte qui a changé
    .cause = Le texte d’origine ({ $source }) n’est plus celui qui fut traduit.
    .remedy = Relisez la traduction, puis : `roadmap record --translations`
    .form-remedy = Relisez la traduction ; le secrétariat note qu’elle est juste.
translation-idle = il n’y a pas de traduction ({ $language }) en `{ $field }`
    .cause = Cette ligne ne dit plus rien.
    .remedy = Supprimez-la, ou : `roadmap record --translations`
    .form = il n’y a plus de traduction ({ $language }) d’une réponse
    .form-remedy = Rien ne vous est demandé : le secrétariat retire cette note.
evaluation-missing = ce projet ({ $state }) n’a pas d’évaluation
    .cause = Les résultats des projets et leurs leçons sont l’étape 3 du programme (formulaire, ligne 102).
    .remedy = Ajoutez evaluation: avec results et lessons.
project-not-member = `{ $city }` n’est pas dans le réseau `{ $network }`
    .cause = Un projet pilote vient d’une ville qui participe au réseau (formulaire, ligne 96).
    .remedy = Vérifiez le nom du réseau, ou demandez au secrétariat d’y ajouter la ville.
pilot-withdrawn = la ville pilote `{ $city }` n’en est plus ({ $state })
    .cause = Un réseau a une ville pilote qui participe (formulaire, ligne 290).
    .remedy = Trouvez une autre ville pilote, ou fermez le réseau.
pilot-without-plan = la ville pilote `{ $city }` n’a pas de plan d’action
    .cause = L’appel à participation est son plan d’action (formulaire, ligne 327).
    .remedy = Rappelez-le à la ville ; elle commence par : `roadmap new fiche { $folder } action-plan`
pilot-not-member = la ville pilote `{ $city }` est aussi dans la liste des membres
    .cause = Elle compterait deux fois.
    .remedy = Retirez-la de members.
member-duplicate = `{ $city }` est déjà membre (ligne { $line })
    .cause = Une ville compte une fois.
    .remedy = Gardez une seule des deux lignes.
missing-member = on ne sait pas quelle est cette ville
    .cause = Une ville du programme se donne par city, une autre par name et country.
    .remedy = Écrivez city: et le nom d’un dossier de cities/, ou name: (pour un membre, country: aussi).
question-not-member = `{ $city }` pose une question sans être dans le réseau
    .cause = Les questions sont celles de la ville pilote et des membres (formulaire, ligne 343).
    .remedy = Ajoutez la ville à members, ou corrigez son nom.
network-without-question = `{ $city }` n’a pas encore posé de question
    .cause = Chaque ville pose les questions nées de sa propre situation (formulaire, ligne 343).
    .remedy = Demandez-la-lui, puis ajoutez-la à questions.
question-unanswered = la question `{ $id }` n’a pas encore de réponse
    .cause = « Le travail collectif doit viser à trouver des réponses » (formulaire, ligne 352).
    .remedy = Ajoutez answer: quand le réseau l’a trouvée.
network-overlap = ce réseau ressemble à `{ $network }`
    .cause = Mots communs : { $words }. Les réseaux se complètent (formulaire, ligne 358).
    .remedy = Réunissez-les, ou précisez ce qui les distingue.
network-same-theme = le réseau `{ $network }` porte déjà cette thématique (`{ $theme }`)
    .cause = Une thématique prioritaire, un réseau (formulaire, ligne 290).
    .remedy = Choisissez une thématique de réserve, ou réunissez les réseaux.
event-time = cette heure n’existe pas : { $value } à { $zone }
    .cause = Les horloges y avancent d’une heure cette nuit-là et montrent { $suggestion }.
    .remedy = Choisissez une autre heure.
event-time-ambiguous = cette heure a lieu deux fois : { $value } à { $zone }
    .cause = Les horloges y reculent d’une heure cette nuit-là ; la première est retenue.
    .remedy = Choisissez une autre heure si vous le pouvez.
round-table-number = le numéro { $number } est déjà celui de `{ $event }`
    .cause = Un numéro sert une fois dans l’édition (formulaire, ligne 233).
    .remedy = Donnez un autre numéro à l’un des deux.
round-table-number-missing = il manque le numéro ({ $kind })
    .cause = On cite ces événements par leur numéro (formulaire, ligne 233).
    .remedy = Ajoutez number: 5, par exemple.
speaker-missing = personne n’intervient ({ $kind })
    .cause = Le programme annonce qui intervient (formulaire, ligne 233).
    .remedy = Ajoutez speakers: avec name, title et city.
meeting-too-long = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }, { $limit } au plus ({ $kind })
    .cause = La réunion préparatoire dure une heure au maximum (formulaire, ligne 300).
    .remedy = Écrivez minutes: { $limit }, ou moins.
meeting-mode = `{ $value }` ne convient pas ({ $kind })
    .cause = Ce type de réunion a une seule forme.
    .remedy = Écrivez mode: { $mode }
meeting-groups = il manque : { $groups } ({ $kind })
    .cause = Trois groupes préparent le plan : experts locaux, groupe consultatif, Secrétariat général (formulaire, lignes 302–307).
    .remedy = Ajoutez-les à groups.
attachment-missing = le fichier `{ $file }` n’est pas dans events/
    .cause = Le document serait annoncé sans exister.
    .remedy = Déposez-le à côté de l’événement, ou retirez la ligne.
attachment-unsafe = `{ $file }` n’est pas un fichier de events/
    .cause = Un lien, ou un chemin qui mène ailleurs, n’est jamais suivi.
    .remedy = Déposez le fichier lui-même dans events/ et écrivez son nom.
limit-attachment = `{ $file }` pèse { $size } Mio, { $limit } au plus
    .cause = Une limite protège tous ceux qui clonent ce dépôt.
    .remedy = Déposez une version allégée, ou donnez un lien dans le résumé.
document-kind = `{ $file }` est d’une sorte qui n’est pas publiée
    .cause = Les navigateurs et les serveurs web exécutent de tels fichiers, ou leur obéissent.
    .remedy = Enregistrez-le en PDF et nommez ce fichier-là. Sont publiées les sortes suivantes : { $kinds }.
document-kind-double = le nom `{ $file }` porte deux extensions
    .cause = Certains serveurs web exécutent un fichier d’après une extension au milieu de son nom.
    .remedy = Donnez-lui un nom à une seule extension, ici et dans events/.
document-kind-content = `{ $file }` ne contient pas ce que son nom annonce
    .cause = Son contenu est d’une autre sorte que son extension, et un navigateur pourrait l’exécuter.
    .remedy = Ouvrez-le dans le logiciel qui l’a créé et enregistrez-le de nouveau en PDF.
coordinates-range = { $value } n’est aucun lieu de la terre : de −{ $most } à { $most }
    .cause = La carte montre la ville là où ce nombre le dit.
    .remedy = Écrivez des degrés avec un point, comme 46.81 ; le sud et l’ouest sont négatifs.
coordinates-half = un nombre seul ne fait pas un lieu : il manque `{ $wanted }`
    .cause = La carte montre la ville là où les deux le disent.
    .remedy = Ajoutez `{ $wanted }:`, ou retirez cette ligne.
    .form = un nombre seul ne fait pas un lieu
    .form-remedy = Donnez les deux, latitude et longitude, ou aucune.
coordinates-country = ce lieu est loin du pays { $country }
    .cause = { $exchanged ->
        [yes] Latitude et longitude semblent échangées.
       *[no] La carte montrerait la ville ailleurs.
    }
    .remedy = La latitude va vers le nord, la longitude vers l’est ; le sud et l’ouest sont négatifs. Vérifiez les deux.
picture-absent = l’image `{ $file }` n’est pas dans { $folder }/
    .cause = La page l’annoncerait sans la montrer ; un lien n’est jamais suivi.
    .remedy = Déposez-la avec `roadmap picture { $fiche } { $file }`, ou retirez l’entrée.
    .form-remedy = Déposez de nouveau l’image sur cette page, ou retirez-la de la liste.
picture-kind = `{ $file }` n’est pas une image que l’on puisse montrer
    .cause = Les pages montrent { $kinds }, d’après le contenu du fichier ; un dessin SVG peut exécuter un programme, et tous les navigateurs ne connaissent pas HEIC.
    .remedy = Ouvrez-la, exportez-la en JPEG ou en PNG, et déposez ce fichier avec `roadmap picture`.
    .form-remedy = Déposez de nouveau l’image sur cette page, ou retirez-la de la liste.
picture-kind-name = `{ $file }` contient une autre sorte d’image que ce que dit son nom
    .cause = Les programmes qui se fient au nom ne la montreraient pas.
    .remedy = Donnez au fichier l’extension .{ $ending }, là et ici.
picture-kind-broken = l’image `{ $file }` est abîmée
    .cause = Le fichier s’arrête trop tôt, ou n’est pas fait comme le veut sa sorte.
    .remedy = Exportez-la de nouveau, et déposez-la avec `roadmap picture { $fiche } …`.
    .form-remedy = Déposez de nouveau l’image sur cette page, ou retirez-la de la liste.
picture-bytes = l’image `{ $file }` pèse { $size } Mio, { $limit } au plus
    .cause = Une limite protège tous ceux qui clonent ce dépôt.
    .remedy = Déposez-la avec `roadmap picture { $fiche } …`, qui la réduit.
    .form-remedy = Déposez de nouveau l’image sur cette page, ou retirez-la de la liste.
picture-points = l’image `{ $file }` a { $width } × { $height } points, { $limit } au plus par côté
    .cause = Aucune page n’en montre autant.
    .remedy = Déposez-la avec `roadmap picture { $fiche } …`, qui la réduit.
    .form-remedy = Déposez de nouveau l’image sur cette page, ou retirez-la de la liste.
picture-position = l’image `{ $file }` dit où elle a été prise
    .cause = Les appareils écrivent leur position dans le fichier ; qui reçoit le dépôt peut la lire, et git la garde.
    .remedy = Lancez `roadmap picture { $fiche } { $folder }/{ $file }` : la commande retire tout cela.
    .form-remedy = Déposez de nouveau l’image sur cette page, ou retirez-la de la liste.
picture-camera = l’image `{ $file }` dit quand et avec quoi elle a été prise
    .cause = Les appareils et les logiciels écrivent l’heure, l’appareil et des noms dans le fichier ; git les garde.
    .remedy = Lancez `roadmap picture { $fiche } { $folder }/{ $file }` : la commande retire tout cela.
    .form-remedy = Déposez de nouveau l’image sur cette page, ou retirez-la de la liste.
picture-comment = l’image `{ $file }` contient des mots que personne ne voit
    .cause = Un logiciel ou une personne les a mis dans le fichier ; git les garde.
    .remedy = Lancez `roadmap picture { $fiche } { $folder }/{ $file }` : la commande retire tout cela.
    .form-remedy = Déposez de nouveau l’image sur cette page, ou retirez-la de la liste.
picture-behind = le fichier `{ $file }` continue après la fin de son image
    .cause = Les téléphones y mettent un film ou une seconde image ; qui la regarde ne voit rien de cela.
    .remedy = Lancez `roadmap picture { $fiche } { $folder }/{ $file }` : la commande retire tout cela.
    .form-remedy = Déposez de nouveau l’image sur cette page, ou retirez-la de la liste.
picture-other = l’image `{ $file }` contient plus que l’image
    .cause = Une petite copie, un profil de couleurs ou une autre partie dont les pages n’ont pas besoin.
    .remedy = Lancez `roadmap picture { $fiche } { $folder }/{ $file }` : la commande retire tout cela.
    .form-remedy = Déposez de nouveau l’image sur cette page, ou retirez-la de la liste.
picture-undeclared = l’image `{ $file }` n’est pas parmi pictures:
    .cause = Une page ne montre l’image d’un texte que si la fiche la déclare, avec sa description et qui peut la voir.
    .remedy = Déposez-la avec `roadmap picture`, et écrivez ici son nom seul : ![ce qu’elle montre](quai.jpg).
    .form = l’image `{ $file }` n’est pas parmi les images de cette fiche
    .form-remedy = Déposez-la plus bas, avec sa description ; écrivez ensuite ici : ![ce qu’elle montre](son nom).
picture-internal = ce texte est public, l’image `{ $file }` ne l’est pas
    .cause = Les pages publiques laisseraient l’image de côté et garderaient son nom.
    .remedy = Écrivez audience: public à l’image si tout le monde peut la voir, ou retirez-la de ce texte.
picture-unused = aucune fiche ne nomme l’image `{ $file }`
    .cause = Elle n’est montrée nulle part, n’a pas été nettoyée, et reste dans git où chacun peut la lire.
    .remedy = Déposez-la avec `roadmap picture`, ou supprimez le fichier.
synthesis-sheet-missing = pas encore de fiche de synthèse
    .cause = Le plan d’action s’appuie sur elle (formulaire, ligne 315).
    .remedy = Ajoutez documents: avec kind: { $sheet } quand elle est prête.
format-date-time = `{ $value }` n’est pas un jour et une heure
    .cause = La valeur ne peut pas être comprise telle quelle.
    .remedy = { $suggestion ->
          [none] Écrivez le jour, un T et l’heure de la ville, comme 2023-07-06T16:00.
         *[other] Vouliez-vous dire `{ $suggestion }` ?
       }
level-error = erreur
level-warning = avertissement
level-info = information
waived = dérogation : { $reason }
cause = pourquoi{"\u00A0"}
remedy = que faire{"\u00A0"}
summary = { $fiches ->
      [one] Une fiche vérifiée
     *[other] { $fiches } fiches vérifiées
   }, { $cities ->
      [one] une ville
     *[other] { $cities } villes
   }, règles appliquées : { $rules }.
summary-findings = Erreurs : { $errors } ; avertissements : { $warnings } ; informations : { $infos }.
summary-clean = Rien à signaler.
summary-waived = Sous dérogation : { $count }.
summary-skipped = Fichiers non vérifiés : { $count }.
summary-hidden = Constats au-delà de la limite, non montrés : { $count }.
summary-fix = `roadmap fix` corrige { $count ->
    [one] un des constats
   *[other] { $count } des constats
} et montre chaque ligne avant et après.
repair-certain = Ce qui ne se lit que d’une façon, comme l’écrit `roadmap fix`
summary-explain = Pour en savoir plus sur un constat : roadmap explain { $rule }
skipped-line = { $path } : { $reason }
skip-syntax = illisible, ses champs ne sont pas vérifiés
skip-mended = illisible ; le reste est dit du texte tel que `roadmap fix` le laisserait
once-mended = Dit du texte tel que `roadmap fix` le laisserait : tel qu’il est, le fichier est illisible.
skip-not-fiche = ce n’est pas une fiche
skip-programme = non vérifiée, faute d’édition lisible
render-wrote = Dossiers : { $cities } ; fichiers : { $files }, dans { $out }
render-calendars = { $why ->
    [cut] Calendriers qui ne retirent pas ce qui a été supprimé auparavant, les commits antérieurs manquant ici : { $count }. `git fetch --unshallow` les apporte
    [left-out] Calendriers qui ne disent pas laquelle de deux versions est la plus récente, faits avec --no-history : { $count }. Un agenda qui a une version antérieure peut la garder ; ceux qu’on envoie se font sans cette option
   *[without] Calendriers qui ne disent pas laquelle de deux versions est la plus récente, faute d’historique git ici : { $count }. Un agenda qui a une version antérieure peut la garder ; faites-les dans un clone du dépôt, ou dans le dossier de la dernière fois
}
render-skipped = { $city } : dossier non fait, erreurs : { $errors }
render-stale = { $path } n’est plus à jour
render-missing = { $path } manque
render-extra = { $path } n’a plus lieu d’être
render-current = À jour, fichiers : { $files }
render-refused = { $path } existe et n’a pas été fait par render : rien n’est écrit
render-refused-audience = { $out } contient des dossiers pour un autre public ({ $audience }) : rien n’est écrit ; choisissez un autre dossier avec --out
render-refused-published = { $out } contient ce qui a été publié : un aperçu peut contenir des brouillons et n’en prend pas la place ; choisissez un autre dossier avec --out
render-refused-twice = deux pages s’appelleraient { $path } : rien n’est écrit
render-refused-name = aucun fichier ne peut s’appeler { $path } : rien n’est écrit
render-refused-busy = un autre render écrit dans { $out } : rien n’est écrit ; recommencez quand il aura fini
render-refused-link = { $path } est un lien : rien n’est écrit ni comparé à travers les liens du dépôt ou du dossier de sortie ; supprimez-le ou indiquez un autre endroit
render-refused-manifest = { $path } n’est pas une liste de fichiers écrite par render : rien n’est écrit ; supprimez-la ou choisissez un autre dossier avec --out
render-by-file = { $out } a été remplacé fichier par fichier et non d’un seul coup, car { $why ->
    [parent] rien ne peut être créé ou déplacé à côté
    [git] c’est une copie de travail de git
    [here] c’est le dossier courant ou celui du programme
    [foreign] il contient d’autres fichiers qui ne peuvent être repris
    [rights] son propriétaire ou ses droits ne peuvent être donnés à un autre dossier
   *[system] le système ne peut y échanger des dossiers
    } : une exécution interrompue laisse des pages anciennes et nouvelles, et la suivante y remédie
status-workbook = Un classeur va dans un fichier. Tapez : roadmap status --format xlsx --output etat.xlsx
usage-city = il n’y a pas de ville { $city } ; { $suggestion ->
      [none] voyez le dossier cities/
     *[other] vouliez-vous dire { $suggestion } ?
   }
record-usage = il faut une ville et un état : roadmap record bruges submitted --by coordinator
record-unknown = l’état { $state } n’existe pas ; possibles : { $known }{ $suggestion ->
      [none] {""}
     *[other] . Vouliez-vous dire { $suggestion } ?
   }
record-unread = les fiches de { $city } ne sont pas toutes lisibles : rien n’est écrit
edit-nowhere = { $at } : la fiche n’a pas de tel endroit
edit-layout = { $at ->
      [none] la fiche
     *[other] { $at }
   } : la mise en page n’offre pas d’endroit sûr pour la modification ; rien n’est écrit ; mettez une clé par ligne (roadmap fmt le fait)
edit-unproven = la fiche modifiée ne dirait pas ce qu’elle doit dire, ou perdrait une remarque : rien n’est écrit ; modifiez-la à la main
record-layout = la mise en page de { $path } ne permet pas d’ajouter une ligne sûre : rien n’est écrit ; mettez une clé par ligne
record-refused = { $city } ne peut pas passer à l’état { $state } : rien n’est écrit
record-errors = dans l’état { $state }, { $city } aurait des erreurs ({ $errors }) : rien n’est écrit ; corrigez-les, ou ajoutez --force
record-written = { $path } : état noté ({ $state }). Il reste à enregistrer ce changement dans git.
record-translations = Traductions notées comme à jour ; fichiers changés : { $files }
leak-file = `{ $value }` est une valeur interne ({ $origin }) et serait publiée dans { $files }
    .cause = Le dossier public ne contient ni courriel ni valeur interne (formulaire, ligne 327).
    .remedy = Cherchez-le dans ce fichier : un modèle, une traduction ou un texte le contient.
leak-document = `{ $value }` est une valeur interne ({ $origin }), et le document { $files } la contient
    .cause = Un document qu’un événement déclare public est lu de tous, comme une page : il ne contient ni nom de l’équipe, ni courriel, ni montant d’un budget (formulaire, ligne 327).
    .remedy = Retirez-la de ce document et mettez le nouveau à sa place dans events/, ou ne le déclarez pas public.
publish-inside = { $out } est dans le dépôt : rien n’est publié ; choisissez un dossier ailleurs
print-missing = aucun navigateur n’a été trouvé pour faire les PDF : rien n’est écrit. Installez Chromium, Google Chrome, Microsoft Edge ou Brave, ou indiquez où il se trouve avec --browser CHEMIN
print-start = le navigateur { $program } ne démarre pas : rien n’est écrit ({ $why }). Indiquez un Chromium, Chrome, Edge ou Brave avec --browser CHEMIN
print-page = { $path } n’a pas pu être imprimé : rien n’est écrit ({ $why })
render-stopped = rien n’est écrit : { $taken ->
        [0] { $out } reste tel quel
       *[other] dans { $out }, seul ce qui a été retiré a changé
    }
publish-stopped = publication arrêtée : { $taken ->
        [0] { $out } reste tel quel
       *[other] dans { $out }, seul ce qui a été retiré a changé
    }
publish-unread = rien n’est publié, { $taken ->
        [0] { $out } reste tel quel
       *[other] dans { $out }, seul ce qui a été retiré a changé
    } : on ne peut chercher ce qui doit rester interne dans un fichier illisible ({ $count } : { $files })
publish-unread-inside = { $count ->
    [one] { $count } document n’a pas pu être lu à l’intérieur ; nul ne sait s’il contient des valeurs internes : { $files }
   *[other] { $count } documents n’ont pas pu être lus à l’intérieur ; nul ne sait s’ils contiennent des valeurs internes : { $files }
}
publish-as-decided = Villes montrées telles qu’elles ont été acceptées, leurs réponses ayant changé depuis : { $count } ({ $cities })
publish-as-before = Villes montrées comme dans la publication précédente, git n’ayant aucun commit avec les réponses acceptées : { $count } ({ $cities })
publish-takedown = Retirées du site, leur état ne permettant plus de les montrer : { $count } ({ $names })
publish-takedown-meetings = Rencontres retirées du site, tout le monde ne doit plus en avoir connaissance : { $count } ({ $names })
publish-withheld = Villes non publiées, leur état ne le permet pas encore : { $count } ({ $cities })
publish-unmerged = Montrées par une décision que { $branch } n’a pas, de sorte que personne n’a relu de qui elle vient : { $count } ({ $cities }). Ceci est un aperçu ; ce qui doit être public se publie depuis { $branch }, après `roadmap review`
status-still = réponses : { $answered } sur { $asked } ; il manque : { $still }
new-exists = { $path } existe déjà : rien n’est écrit
form-how = Répondez derrière les deux-points. Un texte long commence à la ligne sous la barre |, chaque ligne précédée de deux espaces. Une question derrière # est facultative : pour y répondre, effacez le # et l’espace qui le suit.
new-next = Remplissez ces fichiers, puis : roadmap validate
new-identifier = par exemple { $suggestion }
new-identifier-latin = écrivez le nom en lettres latines, comme dans une adresse du web : a à z, chiffres, mots joints par « - »
file-held = Si un autre logiciel tient le fichier ouvert, fermez-le dans Word, Excel ou le logiciel qui l’affiche, attendez que OneDrive ou l’antivirus ait fini, puis recommencez.
welcome =
    roadmap vérifie les fiches d’un programme de villes tenu dans git, et en fait les pages.
    Il n’a pas de fenêtre à lui : ses commandes se tapent dans un terminal.

    Pour commencer :
    1. Dans l’explorateur de fichiers, ouvrez le dossier de votre programme.
    2. Cliquez dans la barre d’adresse, en haut, tapez cmd et appuyez sur Entrée.
    3. Dans la fenêtre qui s’ouvre, tapez : "{ $program }" validate

    Pour un nouveau programme, ouvrez un dossier vide et tapez init au lieu de validate ;
    --help donne la liste des commandes.

    Appuyez sur Entrée pour fermer cette fenêtre.
usage-no-programme = pas de roadmap.yaml dans { $path } ni au-dessus ; { $below ->
    [none] placez-vous dans le dossier du programme, ou commencez-en un ici : roadmap init
   *[other] le programme le plus proche est dans { $below } : cd { $below }
}
usage-path = { $path } n’existe pas{ $suggestion ->
    [none] {""}
   *[other]  ; vouliez-vous dire { $suggestion } ?
}
usage-programme-renamed = { $name } doit s’appeler roadmap.yaml : renommez-le (certains éditeurs ajoutent une terminaison que Windows ne montre pas)
usage-ci-folder = Le dossier { $path } a un `$` dans son nom, que les forges lisent comme le début d’une variable : donnez-lui un autre nom, puis tapez de nouveau la commande
usage-other-programme = { $path } n’est pas du programme de { $root } et ne serait pas examiné ; nommez les fichiers d’un seul programme à la fois
usage-programme-gone = { $path } contient des villes mais pas de roadmap.yaml, et rien n’en serait examiné : le programme trouvé au-dessus est { $root }. Remettez son roadmap.yaml, ou nommez avec -C le programme voulu
usage-programme-moved = Dans { $name }, le programme se trouvait dans { $path }/ ; son roadmap.yaml a disparu, et le programme trouvé au-dessus en est un autre, qui ne répond ni de ses fiches ni de ses responsables. Remettez roadmap.yaml ; c’est le secrétariat qui déplace un programme, et le vérifie sans --since
note-not-fiche = { $path } n’est pas une fiche : laissé de côté
# Pages des règles.
explain-always = Toujours une erreur.
explain-hard = Un avertissement tant que l’état de la ville est draft (brouillon), une erreur dès la soumission.
explain-advised = Un avertissement.
explain-note = Une note.
explain-waivable = Une ville peut y déroger, avec une raison, dans la fiche concernée : waivers: [{"{"} rule: { $rule }, reason: … {"}"}]
explain-not-waivable = On ne peut pas y déroger.
explain-source = Source : formulaire, { $several ->
    [no] ligne { $lines }
   *[yes] lignes { $lines }
  }.
explain-bad = Faux
explain-good = Juste
explain-none = (rien dans le fichier)
explain-link = (un lien symbolique vers { $target })
explain-latin1 = enregistré en Latin-1, non en UTF-8
explain-list = Pour en savoir plus sur l’une d’elles : roadmap explain RÈGLE
usage-rule = il n’y a pas de règle { $rule } ; { $suggestion ->
      [none] pour les voir toutes : roadmap explain
     *[other] vouliez-vous dire { $suggestion } ?
   }

# Git
git-none = { $path } n’est dans aucun dépôt git
git-owner = le dépôt { $path } appartient à une autre personne, git n’y touche donc pas ; si vous lui faites confiance : git config --global --add safe.directory { $path }
git-unsupported = ce dépôt git ne peut pas être lu ({ $detail })
git-revision = il n’y a pas de révision { $name } ; { $suggestion ->
        [none] git branch --all montre les branches, git log les commits
       *[other] vouliez-vous dire { $suggestion } ?
    }
git-cut = la révision { $name } n’est pas ici : l’historique de ce clone est tronqué ; récupérez-en davantage : git fetch --unshallow, ou git fetch --deepen=100 (en CI : fetch-depth: 0)
git-partial = ceci est un clone partiel, et il y manque une partie ({ $detail }) ; récupérez le reste : git fetch --refetch --no-filter
git-shallow = l’historique est coupé avant le point commun de { $base } et { $head } ; demandez-en davantage : git fetch --unshallow (en CI : fetch-depth: 0)
git-unrelated = { $base } et { $head } n’ont aucun commit en commun
git-unmerged = une fusion n’est pas terminée ({ $path }) ; terminez-la, puis git add
git-programme = pas de roadmap.yaml dans { $name }, ni ici ni au-dessus
git-folder = le dossier { $path } du dépôt contient plus qu’aucun programme ; il n’est pas lu
git-names = les dossiers du programme contiennent plus de { $limit } fichiers dans cet état ; c’est plus qu’il n’en est lu
git-damaged = le dépôt git est abîmé ou incomplet : { $detail } ; git fsck en dit plus
unreadable-submodule = ce dossier est un autre dépôt (un sous-module git), qui n’est pas lu
    .cause = Ce qui n’est pas lu n’est pas vérifié.
    .remedy = Supprimez le sous-module et mettez à sa place les fichiers eux-mêmes.
unreadable-pointer = Git LFS garde ce fichier ailleurs ; il n’y a ici que son pointeur
    .cause = Ce qui n’est pas lu n’est pas vérifié.
    .remedy = Tapez git lfs pull ; mieux : ne confiez pas les fiches à Git LFS.
unreadable-held = un autre logiciel tient ce fichier ouvert et ne le laisse lire à personne
    .cause = Un fichier qui n’est pas lu n’est pas vérifié.
    .remedy = Fermez-le dans Word, Excel ou le logiciel qui l’affiche, attendez que OneDrive ou l’antivirus ait fini, puis recommencez.
skip-pointer = gardé par Git LFS : son empreinte a été comparée, son contenu n’a pas été vu
summary-since = { $older ->
      [0] Aucun constat plus ancien laissé de côté
      [one] Un constat plus ancien laissé de côté
     *[other] { $older } constats plus anciens laissés de côté
   } ; { $unchanged ->
      [0] aucune ville laissée de côté
      [one] une ville inchangée non vérifiée
     *[other] { $unchanged } villes inchangées non vérifiées
   }.
status-unchanged = { $count ->
      [one] Une ville inchangée n’est pas montrée.
     *[other] { $count } villes inchangées ne sont pas montrées.
   }
comment-cut = **Tout n’est pas ici :** un commentaire n’a pas de place pour { $lines } lignes de plus, sous { $headings } autres titres. Le rapport entier est ce que la même commande écrit avec --output html=report.html
diff-accepted-unread = roadmap.yaml ou un schéma est illisible : roadmap validate dit pourquoi
diff-accepted-none = { $city } : rien d’accepté à quoi comparer : son état n’est lié à aucune réponse, ou aucun commit présent ne les a (git fetch --unshallow récupère le reste)
diff-index = fichiers à valider (index)
diff-disk = fichiers sur le disque

# Propriétaires et relectures
ownership = { $author } ne peut pas modifier { $realm ->
      [city] le dossier de { $city }
     *[other] ce qui revient au secrétariat
   } : { $path }{ $count ->
      [one] {""}
     *[other] {" "}({ $count } fichiers en tout)
   }
    .cause = Une ville ne modifie que son propre dossier ; réseaux, événements, édition, modèles et contrôles reviennent au secrétariat.
    .remedy = Retirez ces fichiers de la proposition, ou demandez le changement au secrétariat.
ownership-new = personne n’est nommé pour la ville { $city }, que { $author } commencerait
    .cause = Le dossier d’une ville est à elle dès que roadmap.yaml dit à qui est la ville.
    .remedy = Si { $author } est de { $city }, le secrétariat ajoute sous owners: → cities: de roadmap.yaml : { $line }
ownership-renamed = { $author } donne un autre nom au dossier de { $before } : { $city }
    .cause = État, historique et réponses suivent ; roadmap.yaml nomme encore { $before }.
    .remedy = Le secrétariat met à la place de { $before }, sous owners: → cities: de roadmap.yaml : { $line }
ownership-team = on ne peut pas savoir ici si { $author } peut modifier { $path } : une équipe en est propriétaire
    .cause = Seule la forge sait qui fait partie d’une équipe.
    .remedy = Regardez sur la forge qui fait partie de cette équipe.
ownership-unknown = ce changement touche plus que le dossier d’une seule ville : { $places }
    .cause = On ne sait pas ici qui propose, ou roadmap.yaml ne déclare aucun propriétaire.
    .remedy = Voyez si l’auteur peut le faire ; --author NOM et owners: dans roadmap.yaml permettent de le vérifier.
ownership-file = ce fichier ne dit pas la même chose que roadmap.yaml sur les propriétaires
    .cause = La forge demanderait l’accord des mauvaises personnes.
    .remedy = Tapez : `roadmap owners --write`
decision-not-allowed = { $author } ne peut pas inscrire cet état de { $city } : { $state } ({ $date })
    .cause = Une ville soumet et se retire ; ce qui est accepté, renvoyé ou publié, le secrétariat le décide. Qui cela est figure dans le roadmap.yaml de la base.
    .remedy = Retirez l’entrée de record:, ou demandez au secrétariat de l’inscrire lui-même : `roadmap record { $city } ÉTAT`
decision-team = on ne peut pas savoir ici si { $author } est d’une équipe qui peut inscrire cet état de { $city } : { $state } ({ $date })
    .cause = Seule la forge sait qui fait partie d’une équipe.
    .remedy = Nommez la personne dans owners: à côté de l’équipe, ou dites l’équipe : --team ÉQUIPE, comme la forge la nomme.
decision-unknown = on ne sait pas qui inscrit cet état de { $city } : { $state } ({ $date })
    .cause = Sans l’auteur, ou sans owners: lisible, personne ne peut dire si cette décision lui revenait.
    .remedy = Nommez l’auteur avec --author NOM, ou voyez vous-même qui propose.
decision-past = une entrée passée de record de { $city } n’est plus ce qu’elle était : { $state } ({ $date })
    .cause = Ce qui a été décidé reste inscrit ; une nouvelle décision est une nouvelle entrée à la fin.
    .remedy = Remettez les entrées passées telles quelles, et inscrivez le nouvel état dessous : `roadmap record { $city } ÉTAT`
decision-waiver = { $author } ne peut pas dispenser { $field } de { $rule }
    .cause = D’une règle qui conseille, la ville se dispense elle-même ; d’une règle qui arrête une soumission, c’est le secrétariat qui dispense.
    .remedy = Retirez la dérogation, ou demandez au secrétariat de la donner lui-même.
decision-waiver-team = on ne peut pas savoir ici si { $author } est d’une équipe qui peut dispenser { $field } de { $rule }
    .cause = Seule la forge sait qui fait partie d’une équipe.
    .remedy = Nommez la personne dans owners: à côté de l’équipe, ou dites l’équipe : --team ÉQUIPE, comme la forge la nomme.
decision-waiver-unknown = on ne sait pas qui dispense { $field } de { $rule }
    .cause = Sans l’auteur, ou sans owners: lisible, personne ne peut dire si cette décision lui revenait.
    .remedy = Nommez l’auteur avec --author NOM, ou voyez vous-même qui propose.
level-off = non recherchée
act-state = { $city } passe à : { $state } ({ $date }, inscrit par { $by } ; proposé par { $author })
act-waiver = { $rule } ne doit pas valoir pour { $field } (« { $reason } » ; proposé par { $author })
act-covers = { $path }:{ $line }
act-covers-more = et { $count } de plus
act-edition = le programme suit une autre édition : { $before } → { $after }
act-limit = plus long texte pour { $key }, en mots : { $before } → { $after }
act-advice = nombre conseillé pour { $key } : { $before } → { $after }
act-key = le réglage { $key } du programme est autre
act-rule = règle { $rule } pour toutes les villes : { $before } → { $after }
act-list-added = liste { $list } : { $id } peut désormais être choisi
act-list-removed = liste { $list } : { $id } ne peut plus être choisi
act-list-changed = liste { $list } : { $id } veut dire autre chose
act-owner-all = { $who } peut décider pour le secrétariat et tout modifier
act-owner-all-no-more = { $who } ne décide plus pour le secrétariat
act-owner-city = { $who } peut modifier le dossier de { $city }
act-owner-city-no-more = { $who } ne peut plus modifier le dossier de { $city }
act-question-more = une question de plus est posée à { $whom ->
        [project] chaque projet
        [network] chaque réseau
        [event] chaque événement
        [programme] le programme
       *[city] chaque ville
    }, { $required ->
        [yes] obligatoire
       *[no] facultative
    }, { $public ->
        [yes] publique
       *[no] interne
    } : { $title } ({ $field })
act-question-less = { $title } ({ $field }) n’est plus demandé
act-question-required = { $title } ({ $field }) { $required ->
        [yes] devient obligatoire
       *[no] n’est plus obligatoire
    }
act-question-public = { $title } ({ $field }) { $public ->
        [yes] sera montré à tout le monde
       *[no] devient interne
    }
act-question-other = ce qu’on peut répondre à { $title } ({ $field }) est autre
act-schema = ce schéma change ; il pose les mêmes questions, mais une réponse peut être jugée ou nommée autrement
act-template-own = les pages faites avec { $name } viennent désormais du modèle du programme
act-template-changed = les pages faites avec { $name } auront un autre aspect
act-template-shipped = les pages faites avec { $name } viennent de nouveau du modèle fourni
act-template-gone = le modèle { $name } n’est plus là
act-template-half = aucune page n’est produite avec { $name } tant que { $other } n’est pas là aussi
act-template-unused = aucune page n’est faite avec { $name }{ $suggestion ->
        [none] {""}
       *[other] {" "}; vouliez-vous dire { $suggestion } ?
    }
leak-newly = ce qui était interne figure maintenant dans une réponse publique ({ $field } de { $path })
    .cause = Qui lit le dossier public, ou ce dépôt, le verra.
    .remedy = Retirez-le du texte public ; si c’est déjà envoyé, prévenez le secrétariat.
owners-none = roadmap.yaml ne déclare pas owners:
owners-current = { $path } dit les propriétaires comme roadmap.yaml
owners-written = { $path } est écrit
owners-absent = il n’y a pas encore de CODEOWNERS ; roadmap owners --write crée .github/CODEOWNERS
review-range = écrivez BASE..HEAD, par exemple origin/main..HEAD
finding-internal = règle { $rule }, sur une réponse interne
# Forms of the report.
report-place = Endroit
report-finding = Constat
repair-writes = { $count ->
        [one] Écrivez la ligne { $line } comme ci-dessous, ou tapez `roadmap fix` :
       *[other] Écrivez les lignes { $line } à { $last } comme ci-dessous, ou tapez `roadmap fix` :
    }
repair-inserts = Mettez ceci avant la ligne { $line }, ou tapez `roadmap fix` :
repair-deletes = { $count ->
        [one] Supprimez la ligne { $line }, ou tapez `roadmap fix`.
       *[other] Supprimez les lignes { $line } à { $last }, ou tapez `roadmap fix`.
    }
repair-many = Tapez `roadmap fix` : il corrige les lignes { $line } à { $last }. `roadmap fix --diff` les montre avant.
report-more = { $count } de plus
report-cut = Non montrées, faute de place : { $count }. Toutes : roadmap validate
output-twice = --output : deux rapports seraient écrits dans { $path } ; donnez à chacun son fichier
output-empty = --output : il manque le nom d’un fichier
# Commencer un programme, et les crochets de git.
init-edition = L’édition que suit ce programme. Toute clé de l’édition peut suivre ici et prend sa place.
init-languages = Langues des dossiers ; la première est celle par défaut.
init-rules = Le niveau d’une règle : off, info, warning ou error. Ce qu’une règle demande : roadmap explain RÈGLE
init-owners = Qui répond de quoi, par son nom sur la forge. Une ville modifie son dossier, le secrétariat tout le reste.
init-line-endings = Les mêmes octets sur tous les ordinateurs.
init-letters = Les lettres se reconnaissent à l’empreinte de leurs octets : elles restent telles quelles.
init-ignored = Produit par `roadmap render`, qui peut le refaire à tout moment.
init-readme =
    # Dossiers des villes

    Chaque ville a un dossier sous `cities/`, avec un fichier par formulaire. Les questions sont dans les fichiers ; ce qui manque, ce qui est faux
    ou trop long, `roadmap validate` le dit, avec ce qu’il faut écrire.

    ## Pour la coordination d’une ville

    1. Commencer le dossier, une fois : `roadmap new city bruges --country BE`
    2. Répondre aux questions dans les fichiers de `cities/bruges/`, avec n’importe quel éditeur de texte. Ne rien changer hors de ce dossier.
    3. Vérifier : `roadmap validate cities/bruges`
    4. Voir le dossier comme une page : `roadmap render cities/bruges --out site`
    5. L’envoyer : enregistrer les fichiers dans git et ouvrir une demande de fusion. La vérification s’y fait aussi, et son rapport montre quoi corriger.

    ## Pour le secrétariat

    - L’édition est `{ $edition }` ; ce que ce programme y change est dans `roadmap.yaml`.
    - Réseaux et rencontres : `roadmap new network NOM`, `roadmap new event NOM`
    - Où en est chaque ville : `roadmap status`
    - Une décision sur un dossier : `roadmap record bruges accepted`
init-there = { $path } est déjà un programme : rien n’est écrit ; pour qu’une forge le vérifie, ajoutez --ci github, gitlab ou forgejo
init-no-edition = il n’y a pas d’édition { $value } ; possibles : { $known }{ $suggestion ->
      [none] {""}
     *[other] . Vouliez-vous dire { $suggestion } ?
   }
init-kept = { $path } : existait déjà, laissé tel quel
init-source = Dans les nouveaux fichiers, mettez l’adresse et la révision de roadmap à la place de OWNER/roadmap et des zéros.
init-include = À votre .gitlab-ci.yml, ajoutez : include: [{"{"}local: .gitlab/roadmap.yml{"}"}]
init-git = Ensuite : git init
init-next = Ensuite : roadmap new city NOM, puis roadmap validate ; pour vérifier avant chaque enregistrement : roadmap hook install
hook-note = écrit par `roadmap hook install`, enlevé par `roadmap hook remove`
hook-missing = roadmap est introuvable : cette vérification ({ $kind }) ne peut se faire. Installez-le ou mettez son dossier dans le PATH ; pour continuer une fois sans vérification, ajoutez --no-verify à la commande git.
hook-installed = { $kind ->
      [pre-push] { $path } est écrit. Désormais, git push vérifie d’abord chaque commit qu’il va envoyer, et n’envoie rien s’il y a des erreurs ; le rapport dit quoi corriger. Une fois sans vérification : git push --no-verify
     *[other] { $path } est écrit. Désormais, git commit vérifie d’abord le programme tel qu’il va être enregistré, et n’enregistre rien s’il y a des erreurs ; le rapport dit quoi corriger. Une fois sans vérification : git commit --no-verify
   }
hook-current = { $path } est déjà là et à jour.
hook-other = { $path } vérifie un autre programme de ce dépôt : rien n’est écrit ; pour vérifier les deux, écrivez un crochet à vous qui lance aussi : { $line }
hook-foreign = { $path } existe déjà et n’est pas de nous : rien n’est écrit ; ajoutez-y cette ligne : { $line }
hook-husky = husky réécrit { $path } à chaque installation : rien n’est écrit ; ajoutez cette ligne à { $file } : { $line }
hook-lefthook = lefthook réécrit { $path } à chaque installation : rien n’est écrit ; ajoutez à { $kind } dans { $file } une commande qui lance : { $line }
hook-client = le client pre-commit réécrit { $path } à chaque installation : rien n’est écrit ; ajoutez le crochet roadmap-validate à { $file } (docs/hooks.md), ou un crochet local qui lance : { $line }
hook-shared = git cherche les crochets dans un dossier commun à tous vos dépôts ({ $path }) : rien n’est écrit ; ajoutez au crochet qui s’y trouve cette ligne : { $line }
hook-none = Il n’y a pas de { $path } : rien à enlever.
hook-kept = { $path } n’a pas été écrit par roadmap : il reste
hook-removed = { $path } est enlevé ; git n’y vérifie plus le programme.
hook-bare = le dépôt autour de { $path } n’a pas d’arbre de travail : on n’y enregistre rien
usage-bare = { $path } est un dépôt sans fichiers sur le disque ; nommez l’état à lire : --rev main
skip-absent = pas extrait sur le disque (git sparse-checkout)

# History
history-unread = l’historique n’est pas donné : { $detail }
history-outside = { $path } n’est pas dans le programme
history-no-path = { $path } n’a jamais été dans l’historique de { $rev }{ $suggestion ->
        [none] {""}
       *[other] {" ; vouliez-vous dire"} { $suggestion } ?
    }
history-field-of-folder = { $path } est un dossier : nommez la fiche où se trouve la réponse { $field }
history-no-field = aucune version de { $path } n’a de réponse { $field }{ $suggestion ->
        [none] {""}
       *[other] {" ; vouliez-vous dire"} { $suggestion } ?
    }

# Schémas propres à un programme
schema-value = `{ $key }` n’a pas la valeur que JSON Schema attend ici
    .cause = { -schema-cause }
    .remedy = Corrigez-la ou supprimez-la.
schema-pattern = ce motif ne peut pas être cherché
    .cause = Ce n’est pas une expression régulière sans assertions ni références arrière, ou elle prend plus de { $most } Ko.
    .remedy = Corrigez-le, ou demandez moins.
schema-patterns = un motif de trop
    .cause = Tous les schémas d’un programme peuvent en avoir { $most } ensemble.
    .remedy = Retirez-le.
schema-shape = un schéma est attendu ici
    .cause = { -schema-cause }
    .remedy = Écrivez { "{" }…{ "}" } avec les mots-clés de JSON Schema.
schema-type = rien ne dit ce que contient `{ $key }`
    .cause = { -schema-cause }
    .remedy = Écrivez "x-type": "text" ou "label" pour des mots en plusieurs langues, sinon "type": "string", "number", "integer", "boolean", "object" ou "array" ; un array veut aussi "items".
schema-required = `{ $key }` est exigé, mais n’est pas un champ
    .cause = { -schema-cause }
    .remedy = Nommez-le sous "properties", ou supprimez-le ici.
schema-list = l’édition ne connaît pas `{ $value }`
    .cause = Connus : { $known }
    .remedy = Écrivez l’un d’eux.
schema-audience = ce champ reste interne
    .cause = Le schéma d’un programme peut cacher plus que l’outil, jamais montrer plus.
    .remedy = Supprimez cette ligne, ou écrivez "internal".
schema-substantive = ce champ fait partie de ce sur quoi reposent les décisions
    .cause = S’il change après l’acceptation, cela doit se voir.
    .remedy = Supprimez cette ligne.
schema-wider = `{ $key }` changerait la nature du champ
    .cause = Le schéma d’un programme peut demander plus, jamais moins, et ajouter des champs.
    .remedy = Supprimez-le.
schema-keyword = `{ $key }` n’est pas lu dans le schéma d’un programme
    .cause = Mots-clés : { $known }
    .remedy = Dites-le avec l’un d’eux, ou supprimez-le.
schema-name = `{ $name }` n’est le schéma d’aucune fiche
    .cause = Noms : { $known }
    .remedy = { $suggestion ->
          [none] Renommez-le ou supprimez-le.
         *[other] Renommez-le `{ $suggestion }`.
        }
-schema-cause = Aucune fiche n’est vérifiée avec un schéma inutilisable.
bound = { $keyword ->
      [minLength] { $limit ->
          [one] trop court : au moins un caractère est demandé
         *[other] trop court : au moins { $limit } caractères sont demandés
        }
      [maxLength] { $limit ->
          [one] trop long : au plus un caractère est demandé
         *[other] trop long : au plus { $limit } caractères sont demandés
        }
      [minItems] { $limit ->
          [one] trop peu : au moins un élément est demandé
         *[other] trop peu : au moins { $limit } sont demandés
        }
      [maxItems] { $limit ->
          [one] trop : au plus un élément est demandé
         *[other] trop : au plus { $limit } sont demandés
        }
      [minimum] trop petit : au moins { $limit } est demandé
     *[maximum] trop grand : au plus { $limit } est demandé
    }
    .cause = La fiche, ou le dossier schemas/ du programme, fixe cette limite.
    .remedy = Changez la réponse pour qu’elle convienne.

meeting-minutes-missing = { $kind } : sa durée n’est pas dite
    .cause = { $limit ->
        [one] Elle dure au plus { $limit } minute.
       *[other] Elle dure au plus { $limit } minutes.
      }
    .remedy = Ajoutez minutes: { $limit }
meeting-mode-missing = { $kind } : sa forme n’est pas dite
    .cause = Ce type de réunion se tient d’une seule manière.
    .remedy = Ajoutez mode: { $mode }

fmt-nothing = Toutes les fiches ont la même mise en forme.
fmt-would = À remettre en forme : { $files ->
    [one] un fichier
   *[other] { $files } fichiers
} ; aucune réponse ne change.
fmt-done = { $files ->
    [one] Un fichier remis en forme
   *[other] { $files } fichiers remis en forme
} ; aucune réponse n’a changé.
fmt-unread = { $files ->
    [one] Un fichier illisible est resté tel quel
   *[other] { $files } fichiers illisibles sont restés tels quels
}. Pour savoir pourquoi : roadmap validate
fmt-broken = ce texte ne peut pas être lu ; pour savoir pourquoi : roadmap validate -
fix-renamed = s’appelait { $from }
fix-decoded = est maintenant écrit en UTF-8
fix-nothing = Rien qui ne se lise que d’une seule façon. Constats qui restent à votre charge : { $left }.
fix-would = Corrigerait { $files ->
    [one] un fichier
   *[other] { $files } fichiers
} ; constats qui disparaissent : { $mended }, qui restent à votre charge : { $left }.
fix-done = { $files ->
    [one] Un fichier corrigé
   *[other] { $files } fichiers corrigés
} ; constats disparus : { $mended }, qui restent à votre charge : { $left }.

version-revision = révision : { $revision }
version-unknown = inconnue
version-system = système : { $system }
version-editions = éditions : { $editions }
version-languages = langues : { $languages }
merge-name = fiches, réponse par réponse
merge-ours = votre version
merge-theirs = l’autre version
merge-usage = --driver attend trois fichiers et le chemin qu’ils représentent : %O %A %B %P
merge-installed = Installé : git fusionne désormais les fiches réponse par réponse dans ce clone. Enregistrez { $path } (commit) ; chacun lance cette commande une fois dans le sien.
merge-current = Déjà installé : git fusionne les fiches réponse par réponse dans ce clone.
merge-attributes = { $path } ne peut pas être lu : rien n’est écrit ; ajoutez-y les lignes *.yaml merge=roadmap et *.yml merge=roadmap
merge-nothing = Aucune fiche ne contient deux versions.
merge-none = { $path } : ne contient aucune marque de git ; rien à faire
merge-add = { $path } : ne contient plus de marque de git ; il reste : git add, puis git commit
merge-clean = { $path } : les deux modifications y sont, rien ne s’oppose. Relisez, puis : git add, git commit
merge-left = { $path } : { $count ->
    [one] il vous reste un endroit
   *[other] il vous reste { $count } endroits
} à trancher : chacun l’a modifié à sa façon. Gardez l’une des deux versions entre les marques <<<<<<< et >>>>>>>.
merge-lines = { $path } : fusionné ligne par ligne, car l’une des versions ne se lit pas comme une fiche
merge-broken = { $path } : l’une des deux versions ne se lit pas comme une fiche, on ne connaît donc pas ses réponses ; rien n’est écrit. Corrigez à la main : gardez l’une des deux versions entre les marques, puis retirez les marques.
merge-marks = { $path } : une partie des marques de git a disparu, on ne sait donc pas où finit une version ; rien n’est écrit. Reprenez le fichier : git checkout --merge FICHIER
merge-unread = { $path } : ne peut pas être lu ; rien n’est écrit
merge-binary = { $path } : n’est pas en UTF-8 et ne peut pas être fusionné ; choisissez une version : git checkout --ours FICHIER, ou --theirs
init-merge = Git fusionne les fiches réponse par réponse là où `roadmap merge --install` a été lancé, sinon comme d’habitude.
inbox-empty = Rien n’attend personne.

git-branch = { $name } n’est pas un nom de branche : rien n’est écrit
git-branch-taken = la branche { $name } existe déjà : rien n’est écrit ; donnez un autre nom
git-nobody = git ne connaît ni votre nom ni votre adresse : rien n’est écrit ; indiquez-les par git config user.name et user.email
git-unwritten = git ne peut rien écrire ici : { $detail }
answers-place = { $at }
answers-large = le fichier est plus grand que ne peut l’être un formulaire ({ $limit } Mio) : rien n’en a été lu
answers-damaged = les réponses ne peuvent être lues : le fichier est abîmé à la ligne { $line }, colonne { $column } ; demandez-le de nouveau
answers-foreign = ce fichier ne contient pas de réponses à un formulaire de roadmap
answers-newer = ce fichier vient d’une version plus récente de roadmap : mettez la vôtre à jour
answers-why-shape = la forme de cette valeur ne peut être lue comme une réponse
answers-why-unknown = aucune question du formulaire ne porte ce nom
answers-why-fiche = une ville n’a pas de telle fiche
answers-began = l’état de départ du formulaire a été modifié en route, on ne s’y fie pas : n’est repris que ce à quoi la fiche ne répond pas encore
import-city = le formulaire ne dit pas de quelle ville il vient : ajoutez --city VILLE
import-other = c’est la ville que le formulaire nomme, et ses réponses ont été versées à { $city }
import-locked = ce document est protégé par un mot de passe ou d’un ancien format : demandez-le sans mot de passe, enregistré en .docx, .odt ou .xlsx
import-pdf = un PDF ne peut être lu comme un formulaire : demandez le document dont il a été tiré
import-empty = le fichier est vide
import-foreign = ce n’est pas un formulaire renvoyé
import-page = cette page ne contient pas de réponses à un formulaire de roadmap ; elle a peut-être été enregistrée par le navigateur et non par le bouton de la page
import-programme = le formulaire a été fait dans un autre programme ({ $programme })
import-picture = l’image `{ $file }` se trouve dans { $path }, nettoyée ; seules les pages internes la montrent
import-picture-same = l’image `{ $file }` s’y trouvait déjà : { $path }
import-picture-left = une image n’a pas été reprise : `{ $file }` ; avec --pictures, elle l’est
import-picture-alt = une image n’a pas été reprise : `{ $file }`. Rien n’est dit d’elle pour qui ne la voit pas : dans Word, clic droit, « Modifier le texte de remplacement », écrivez une phrase, enregistrez, importez de nouveau
import-picture-none = une image n’a pas été reprise : elle n’est pas dans le document, ou il y en a plus qu’on n’en lit ; enregistrez-la dans un fichier et servez-vous de `roadmap picture`
import-picture-fiche = une image n’a pas été reprise : `{ $file }`. La ville n’a pas encore de fiche qui puisse la nommer ; importez de nouveau quand elle y sera
import-name = une fiche ne peut pas s’appeler `{ $path }` : un nom se fait de lettres a à z et de chiffres, avec des traits d’union
import-unread = { $path } ne peut être lue en l’état : corrigez-la d’abord (roadmap validate), puis reprenez l’import
import-unweighed = les réponses n’ont pu être comparées à la fiche : rien n’en est repris ; reportez-les à la main
import-file-unread = le fichier ne peut être lu
import-message = Réponses de { $files }
import-file = { $file }{ $city ->
      [none] {""}
     *[other] , de { $city }
   }
import-fiche = { $path } : { $taken ->
      [one] { $taken } reprise
     *[other] { $taken } reprises
   }, { $conflicts ->
      [one] { $conflicts } modifiée des deux côtés
     *[other] { $conflicts } modifiées des deux côtés
   }, { $same ->
      [one] { $same } inchangée
     *[other] { $same } inchangées
   }
import-emptied = { $field } : vidé
import-ours = dans la fiche, conservé :
import-theirs = dans le formulaire :
import-left = non compris, { $place } ({ $why }) :
import-nothing = Aucune fiche n’est modifiée.
import-dry = { $count ->
      [one] Une fiche serait modifiée
     *[other] { $count } fiches seraient modifiées
   } ; rien n’est écrit.
import-written = { $count ->
      [one] Une fiche est modifiée
     *[other] { $count } fiches sont modifiées
   }. Il reste à en faire un commit.
import-branch = { $count ->
      [one] Une fiche est modifiée
     *[other] { $count } fiches sont modifiées
   } sur la branche { $branch } ({ $commit }) ; les fichiers d’ici sont restés tels quels.
office-yes = Oui
office-no = Non
office-public = Version publique : le budget, les adresses de courriel et tout ce qui est interne n’y sont pas.
office-internal = DOCUMENT INTERNE : il contient des noms, des adresses de courriel et le budget. Ne le transmettez qu’aux personnes concernées.
office-foot-public = version publique
office-foot-internal = INTERNE
office-how = Répondez dans les cases. Une case vide reste une question ouverte ; dans un tableau, ajoutez autant de lignes qu’il en faut. Le gras, les listes, les liens et les tableaux sont conservés. Enregistrez le document et renvoyez-le.
office-state = état du { $day } ({ $commit })
office-limit = { $limit } mots au plus
office-number = N°
office-empty = Écrivez ici
office-choose = Choisissez
office-why-choice = « { $value } » n’est aucune des réponses proposées
office-why-number = « { $value } » ne se lit pas comme un nombre, ou dit plus qu’un nombre
office-why-format = « { $value } » peut se lire de plusieurs façons, ou d’aucune, ou dit plus que n’en contient cette réponse
office-why-outside = ces mots se trouvent hors des cases de réponse
office-why-question = aucune question du formulaire n’a été reconnue pour ces mots
office-why-several = ces mots peuvent répondre à plusieurs questions
office-why-total = une ligne qui ne fait qu’additionner les autres n’est pas un élément
office-why-joined = une cellule vaut pour plusieurs lignes : nul ne sait ce qui en revient à celle-ci
office-why-glued = des mots du formulaire et de la réponse ne font qu’un mot ici
office-why-language = la marque de la langue { $value } manque, ou s’y trouve deux fois : nul ne sait quels mots sont dans quelle langue
office-why-error = « { $value } » est l’erreur d’une formule
office-why-listed = un programme de bureau a fait une liste de cette réponse, et a pu prendre un nombre ou un signe moins à sa tête pour une puce : « { $value } »
office-place-start = au début du document
office-place-heading = sous « { $heading } »
office-place-row = sous « { $heading } », ligne { $row } du tableau
office-place-edge = en haut ou en bas des pages
office-place-apart = à côté du texte, dans un dessin, une équation ou une note
office-place-document = dans le document
office-told-inserted = du texte ajouté en suivi des modifications a été pris : { $words }
office-told-deleted = du texte supprimé en suivi des modifications a été laissé : { $words }
office-told-struck = des mots barrés ont été laissés : { $words }
office-told-raised = un appel de note a été laissé : { $words }
office-told-note = une note à une réponse d’une ligne a été laissée : { $words }
office-told-hidden = des mots masqués ont été laissés : { $words }
office-told-sign = des signes d’une police de symboles que l’on ne connaît pas figurent comme • : { $signs }
office-told-beside = des mots à côté d’une adresse ont été laissés de côté : { $words }
office-told-placeholder = des mots du formulaire ont été retirés d’une réponse : { $words }
office-told-comment = un commentaire n’a pas été repris : { $words }
office-told-macro = le document contient des macros ; elles n’ont été ni lues ni exécutées
office-large = ce document est trop grand pour un formulaire
office-locked = ce document est protégé par un mot de passe ou d’un format ancien (.doc) ; ouvrez-le et enregistrez-le en .docx, sans mot de passe
office-damaged = ce document est endommagé : ouvrez-le dans Word ou LibreOffice et enregistrez-le à nouveau
office-foreign = ce fichier n’est pas un document de Word, de LibreOffice ou d’Excel
form-written-internal = { $path } est écrit. Il contient des données internes : ne l’envoyez qu’à la ville.
form-written-public = { $path } est écrit, sans données internes.
form-fiche = aucune fiche de la ville ne s’appelle { $fiche } ; il y a : { $known }
office-why-choice-role = le rôle de cette personne n’a pas été reconnu

picture-needs-alt = dites ce que montre `{ $file }`, pour qui ne voit pas l’image : --alt "…"
picture-refused-kind = `{ $file }` n’est pas une image que l’on puisse montrer ; le sont : { $kinds }. Exportez-la en JPEG ou en PNG.
picture-refused-large = `{ $file }` a { $width } × { $height } points, trop pour être lue sans risque. Enregistrez-la d’abord en plus petit.
picture-refused-broken = l’image `{ $file }` est abîmée : on ne peut la lire jusqu’au bout. Exportez-la de nouveau.
picture-refused-file = `{ $file }` n’est pas un simple fichier de { $limit } Mio au plus
picture-fiche-unread = la fiche `{ $fiche }` ne peut être lue : contrôlez-la avec `roadmap validate`
picture-put = { $path } : { $width } × { $height } points, { $size } Kio ; nommée dans { $fiche }
picture-taken-out = Retiré : { $traces }.
picture-gone = { $path } n’est plus là : l’image nettoyée prend sa place. S’il a déjà fait l’objet d’un commit, git le garde : parlez-en à qui tient le dépôt.
picture-is-public = Tout le monde la verra : les personnes qu’on y voit et son auteur sont-ils d’accord ?
picture-is-internal = Seules les pages internes la montrent ; avec --audience public, tout le monde la voit.
picture-trace-position = le lieu de prise de vue
picture-trace-camera = la date et l’appareil
picture-trace-comment = des mots dans le fichier
picture-trace-behind = ce qui suivait la fin de l’image
picture-trace-other = un profil de couleurs, de petites copies ou d’autres parties
picture-fiche-unknown = il n’y a ni ville, ni réseau, ni événement, ni projet { $fiche } ; { $suggestion ->
      [none] voyez les dossiers cities/, networks/ et events/
     *[other] vouliez-vous dire { $suggestion } ?
   }
