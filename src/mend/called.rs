//! In: words by which people call a question or one of its answers. Out: the ids that they mean, beside the titles of the form.

use std::{collections::HashSet, sync::OnceLock};

/// Names of questions in the three languages that the form itself does not use, folded.
const QUESTIONS: &[(&str, &str)] = &[
    (
        "email",
        "correo|correo e|correo electronico|mail|e mail|mel|courriel|courrier electronique|adresse|adresse electronique|adresse mail|adresse e mail|adresse courriel|direccion de correo|direccion electronica|email address|e mail address|mail address",
    ),
    (
        "name",
        "nom|nombre|nom et prenom|prenom et nom|nom prenom|prenom|nom complet|nombre y apellidos|nombre y apellido|nombre completo|apellidos y nombre|full name|first and last name|person|speaker|intervenant|intervenante|ponente|orador|oradora",
    ),
    (
        "title",
        "titre|titulo|intitule|fonction|cargo|puesto|poste|funcion|position|job title|job|function|heading|denominacion",
    ),
    (
        "capacity",
        "qualite|calidad|en qualite de|en calidad de|capacite|condicion",
    ),
    ("role", "rol|papel|role dans le projet"),
    (
        "axis",
        "axe|eje|axes|ejes|axe strategique|eje estrategico|strategic axis",
    ),
    (
        "axis_relation",
        "relation a l axe|relation avec l axe|lien avec l axe|lien a l axe|relacion con el eje|relacion al eje|relation to the axis|relation with the axis|link to the axis|link with the axis|relation|relationship to the axis|relacion",
    ),
    (
        "starts",
        "date|fecha|debut|inicio|comienzo|date et heure|fecha y hora|date and time|start|begins|begin|when|quand|cuando|commence|empieza",
    ),
    (
        "time_zone",
        "zona horaria|fuseau horaire|fuseau|huso horario|timezone|huso",
    ),
    (
        "signed_on",
        "date de la signature|date de signature|fecha de la firma|fecha de firma|signature date|date of signature|signe le|signee le|firmado el|firmada el|date signed|date|fecha",
    ),
    (
        "signed_by",
        "signataire|firmante|signe par|signee par|firmado por|firmada por|signatory",
    ),
    (
        "letter",
        "lettre|carta|lettre du maire|carta del alcalde|carta de la alcaldesa|lettre signee",
    ),
    ("sha256", "empreinte|huella|fingerprint|hash|sha 256"),
    (
        "label",
        "libelle|intitule|designation|description|descripcion|concepto|detalle|detail|objet|objeto|poste|partida|item|nature|nom|nombre|name|depense|gasto|expense",
    ),
    (
        "type",
        "tipo|clase|genre|nature|type d evenement|tipo de evento|kind of event|event type|type d activite|tipo de actividad|kind of activity|activity type|type of activity",
    ),
    (
        "kind",
        "naturaleza|nature|tipo|type|clase|genre|type d objectif|tipo de objetivo",
    ),
    ("country", "pays|pais|nation"),
    (
        "language",
        "langue|idioma|lengua|langue de travail|idioma de trabajo|working language",
    ),
    ("place", "lieu|lugar|sitio|where|location|endroit|donde|ou"),
    ("date", "fecha|jour|dia|day|quand|cuando|when"),
    (
        "amount",
        "montant|importe|monto|cantidad|cuantia|somme|sum|coste|cout|total|budget|presupuesto",
    ),
    ("currency", "monnaie|devise|moneda|divisa"),
    ("category", "categorie|categoria"),
    ("group", "groupe|grupo"),
    ("status", "statut|estado|situacion|state"),
    ("state", "etat|estado|statut|status"),
    (
        "description",
        "descriptif|descripcion|resume|details|detalle",
    ),
    ("theme", "thematique|tematica|tema|theme prioritaire"),
    ("themes", "thematiques|tematicas|temas"),
    (
        "challenges",
        "defi|defis|desafio|desafios|reto|retos|challenge|enjeux|probleme|problemes|problemas",
    ),
    (
        "actions",
        "action|accion|acciones|mesures|medidas|actions under way or completed|actions in progress or completed|actions en cours ou terminees|acciones en curso o terminadas",
    ),
    (
        "people",
        "personnel|personnes|personas|persona|personal|equipe|equipo|staff|team|persons",
    ),
    (
        "schedule",
        "calendrier|calendario|cronograma|programa|planning|agenda|timetable|activites|actividades|activities",
    ),
    ("budget", "presupuesto|finances|couts"),
    ("expenses", "depenses|gastos|costs"),
    ("funding", "financement|financiacion|financiamiento|fuentes"),
    (
        "contributions",
        "contribution|contribuciones|aportaciones|apports",
    ),
    (
        "pilot",
        "ville pilote|ciudad piloto|pilot city|pilote|piloto",
    ),
    (
        "members",
        "membres|miembros|villes membres|ciudades miembro|member cities",
    ),
    ("questions", "question|preguntas|pregunta"),
    (
        "speakers",
        "intervenants|intervenant|ponentes|ponente|oradores|speaker",
    ),
    (
        "minutes",
        "duree|duracion|duration|length|minutos|duree minutes|duree en minutes|duration minutes|duration in minutes|duracion minutos|duracion en minutos",
    ),
    ("mode", "modalite|modalidad|format|formato|forme|modo"),
    ("groups", "groupes|grupos"),
    ("number", "numero|nr|no|num|n"),
    (
        "from",
        "de|du|des|desde|debut|date de debut|commence le|inicio|fecha de inicio|comienzo|start|start date|starts|begins|beginning|since|del",
    ),
    (
        "to",
        "a|au|jusqu au|jusqu a|fin|date de fin|finit le|hasta|hasta el|fecha de fin|end|end date|ends|until|till|al",
    ),
    ("latitude", "lat|latitud"),
    ("longitude", "long|lon|lng|longitud"),
    (
        "value",
        "resultat|resultado|result|valeur|valor|atteint|alcanzado",
    ),
    ("target", "cible|objectif|objetivo|meta|goal"),
    ("file", "fichier|archivo|fichero|document"),
    (
        "documents",
        "fichiers|archivos|documentos|pieces jointes|adjuntos|attachments",
    ),
    ("results", "resultats|resultados|result"),
    (
        "lessons",
        "lecons|lecciones|enseignements|ensenanzas|aprendizajes",
    ),
    ("aim", "but|objectif|objetivo|finalite|finalidad|goal|meta"),
    ("answer", "reponse|respuesta"),
    ("text", "texte|texto"),
    ("city", "ville|ciudad|town|municipality|municipio|commune"),
    ("network", "reseau|red"),
    ("website", "site|site web|sitio web|pagina web|web|url"),
    ("time", "heure|hora|horaire|horario|hour"),
    (
        "sent",
        "envoye le|envoyee le|enviado el|enviada el|sent on|date d envoi|fecha de envio",
    ),
    (
        "credit",
        "credit photo|photo credit|credits|auteur|autrice|photographe|autor|autora|fotografo|fotografa|author|photographer",
    ),
    (
        "synthesis",
        "synthese|sintesis|fiche de synthese|ficha de sintesis|synthesis sheet",
    ),
    (
        "source",
        "financeur|organisme|bailleur|financiador|funder|organismo|fuente",
    ),
    (
        "working_method",
        "methode de travail|methode|metodo|metodo de trabajo|way of working|method",
    ),
    (
        "baseline",
        "situation initiale|situacion inicial|starting point|point de depart|valeur initiale|valor inicial|initial value",
    ),
];

/// Words for the edition's ids that none of its labels holds, folded.
const ANSWERS: &[(&str, &str)] = &[
    (
        "mayor",
        "la propia alcaldesa|propia alcaldesa|el propio alcalde|propio alcalde|maire en personne|maire lui meme|maire elle meme|mayor in person|mayor himself|mayor herself|burgermeister|burgermeisterin|oberburgermeister|oberburgermeisterin|sindaco|sindaca|prefeito|prefeita|presidente da camara|presidente da camara municipal|maire|mairesse|alcalde|alcaldesa|mayor|mayoress|lord mayor|burgomaster|bourgmestre|intendente|intendenta|presidente municipal|presidenta municipal|as mayor|signed by the mayor|en tant que maire|signe par le maire|signee par le maire|como alcalde|como alcaldesa|firmado por el alcalde|firmada por el alcalde|firmado por la alcaldesa|firmada por la alcaldesa",
    ),
    (
        "elected-official",
        "elu|elue|elus|elues|concejal|concejala|concejal electo|concejala electa|councillor|councilor|conseiller municipal|conseillere municipale|edil|regidor|regidora|adjoint au maire|adjointe au maire|deputy mayor|teniente de alcalde",
    ),
    (
        "virtual",
        "videollamada|en ligne|online|on line|on-line|distanciel|en distanciel|distance|distancia|visio|visioconference|en visioconference|videoconference|videoconferencia|por videoconferencia|video call|remote|remoto|telematico|telematica|por via telematica|zoom|teams|webinaire|webinar|virtuel|virtuelle|video conference|virtual meeting|por internet|par internet|via internet",
    ),
    (
        "in-person",
        "presentiel|en presentiel|sur place|in situ|presencialmente|face to face|on site|en persona",
    ),
    (
        "hybrid",
        "hybride|hibrido|hibrida|mixte|mixto|mixta|semipresencial|presentiel et distanciel|presencial y virtual|en presentiel et a distance",
    ),
    (
        "pilot-city",
        "pilote|piloto|pilot|la ville pilote|la ciudad piloto|the pilot city",
    ),
    (
        "travel",
        "deplacement|deplacements|transport|transports|transporte|transportes|desplazamientos|trajets",
    ),
    (
        "stay",
        "hebergement|alojamiento|accommodation|hotel|hotels|hoteles",
    ),
    (
        "granted",
        "obtenu|obtenue|aprobado|aprobada|approved|confirmed|confirme|confirmado|acquis",
    ),
    (
        "requested",
        "demande en cours|en cours de demande|solicitud en curso|solicitud presentada|application pending|pending application|application submitted|applied|demande|demandee|solicitada|pedido|en demande|sollicite|sollicitee|applied for|asked for|dossier depose|demande deposee",
    ),
    (
        "potential",
        "possible|posible|eventuel|eventuelle|eventual|envisage|envisagee|a confirmer|por confirmar|pending",
    ),
    (
        "draft",
        "ebauche|en cours|en curso|en preparation|en preparacion|in progress|work in progress|wip",
    ),
    (
        "submitted",
        "envoye|envoyee|depose|deposee|remis|remise|transmis|transmise|enviado|enviada|entregado|entregada|remitido|remitida|sent|handed in|delivered|filed",
    ),
    (
        "accepted",
        "valide|validee|approuve|approuvee|validado|validada|aprobado|aprobada|approved",
    ),
    (
        "returned",
        "renvoye|renvoyee|retourne|retournee|a corriger|a revoir|por completar|sent back|to be completed",
    ),
    (
        "withdrawn",
        "retrait|abandonne|abandonada|baja|cancelled|cancelado|annule",
    ),
    (
        "member",
        "membre a part entiere|miembro de pleno derecho|full member|membre|miembro",
    ),
    ("invited", "invite|invitee|invitado|guest"),
    (
        "completed",
        "realise|realisee|realizado|realizada|clos|close|closed|cerrado|cerrada|acheve|achevee|completado|completada|concluido|concluida|fini|finie|termine|terminee|finalizado|finalizada|acabado|done|finished|complete",
    ),
    (
        "under-way",
        "en marche|en marcha|ongoing|in progress|en proceso|started|on going|running|work in progress|en ejecucion|iniciado|iniciada|demarre|demarree|commence|commencee|active|activo|activa|actif",
    ),
    (
        "planned",
        "not started|not yet started|pas commence|pas encore commence|pas demarre|pas encore demarre|non commence|non demarre|no iniciado|sin iniciar|sin empezar|no empezado|todavia no iniciado|planifie|planifiee|planificado|planificada|projete|futur|upcoming|forthcoming|proximamente|a venir|por venir",
    ),
    (
        "virtual-meeting",
        "visio|visioconference|reunion en visio|reunion en visioconference|videoconference|videoconferencia|por videoconferencia|videollamada|video call|video meeting|online meeting|reunion en ligne|reunion en linea|webinaire|webinar|zoom|reunion zoom|zoom meeting",
    ),
    (
        "city",
        "town|municipality|commune|municipio|ayuntamiento|ciudad patrimonio de la humanidad|ciudad patrimonio mundial|ville du patrimoine mondial|ville patrimoine mondial|world heritage city|stadt|cidade|citta|municipalite|municipalidad",
    ),
    (
        "coordinator",
        "co ordinateur|co ordinatrice|co ordinator|co ordinador|co ordinadora|coordonnateur|coordonnatrice|koordinator|koordinatorin|coordenador|coordenadora|coordinatore",
    ),
    (
        "observer",
        "observateur|ville observatrice|observador|ciudad observadora|observer city",
    ),
    (
        "general-secretariat",
        "secretariat general de l ovpm|secretariat de l ovpm|general secretariat of the owhc|owhc general secretariat|secretaria general de la ocpm|ovpm|owhc|ocpm",
    ),
    (
        "public",
        "tout public|grand public|general public|publico general|todos los publicos|para todos|publique|publica|tout le monde|todo el mundo|everybody|everyone",
    ),
    (
        "internal",
        "usage interne|interne|en interne|internal use|for internal use|uso interno|interno",
    ),
    (
        "representative",
        "on behalf of the mayor|for the mayor|pour le maire|au nom du maire|por el alcalde|por la alcaldesa|en nombre del alcalde|en nombre de la alcaldesa",
    ),
    (
        "round-table",
        "thematic round table|table ronde thematique|mesa redonda tematica",
    ),
    (
        "abandoned",
        "cancelled|canceled|cancelado|cancelada|annule|annulee|anulado|anulada",
    ),
];

/// Ids with each of their names.
type Names = HashSet<(&'static str, &'static str)>;

/// A table as it is asked: it is for every line of a fiche.
fn names(table: &'static [(&'static str, &'static str)]) -> Names {
    let each =
        |&(id, names): &(&'static str, &'static str)| names.split('|').map(move |name| (id, name));
    table.iter().flat_map(each).collect()
}

/// Whether folded words are a name of a question.
pub(super) fn question(id: &str, words: &str) -> bool {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES
        .get_or_init(|| names(QUESTIONS))
        .contains(&(id, words))
}

/// Whether folded words are a name of one of the edition's ids.
pub(super) fn answer(id: &str, words: &str) -> bool {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| names(ANSWERS)).contains(&(id, words))
}

/// Whether folded words are a name of any question: what is called so may be a heading.
pub(super) fn any(words: &str) -> bool {
    static ALL: OnceLock<HashSet<&str>> = OnceLock::new();
    let all = || QUESTIONS.iter().flat_map(|(_, names)| names.split('|'));
    ALL.get_or_init(|| all().collect()).contains(words)
}

/// Whether folded words begin with what somebody is in a city: `mairesse de Rennes`, `concejal`.
pub(super) fn office(words: &str) -> bool {
    let mut held = ANSWERS
        .iter()
        .filter(|(id, _)| matches!(*id, "mayor" | "elected-official"))
        .flat_map(|(_, names)| names.split('|'));
    held.any(|name| {
        words
            .strip_prefix(name)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

/// The number that a word says: `2`, `II`, `second`, `deuxième`, `segundo`.
pub(super) fn number(word: &str) -> Option<u32> {
    const WORDS: [&str; 9] = [
        "i un une uno una one first premier premiere primer primero primera 1er 1re 1st",
        "ii deux dos two second seconde deuxieme segundo segunda 2e 2eme 2nd",
        "iii trois tres three third troisieme tercer tercero tercera 3e 3eme 3rd",
        "iv quatre cuatro four fourth quatrieme cuarto cuarta 4e 4eme 4th",
        "v cinq cinco five fifth cinquieme quinto quinta 5e 5eme 5th",
        "vi six seis sixth sixieme sexto sexta 6e 6eme 6th",
        "vii sept siete seven seventh septieme septimo septima 7e 7eme 7th",
        "viii huit ocho eight eighth huitieme octavo octava 8e 8eme 8th",
        "ix neuf nueve nine ninth neuvieme noveno novena 9e 9eme 9th",
    ];
    let spelt = || {
        WORDS
            .iter()
            .position(|all| all.split(' ').any(|one| one == word))
    };
    word.parse()
        .ok()
        .or_else(|| u32::try_from(spelt()? + 1).ok())
}

/// Whether two folded words are one but for gender and number: `observateur` and `observatrice`, `élue` and `élu`.
pub(super) fn alike(one: &str, other: &str) -> bool {
    const ENDS: [&str; 14] = [
        "", "s", "e", "es", "a", "as", "o", "os", "eur", "eurs", "rice", "rices", "or", "ora",
    ];
    if one == other {
        return true;
    }
    let same = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let rest = |word: &str| word.get(same..).is_some_and(|rest| ENDS.contains(&rest));
    same > 2 && rest(one) && rest(other)
}
