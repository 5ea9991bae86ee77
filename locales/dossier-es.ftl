# Words of the dossiers.
doc-amount = Importe
doc-not-filled = Sin rellenar
doc-state = Estado
doc-state-changed = { $state }, modificado después
doc-state-changed-count = { $state }, modificado después ({ $answers })
doc-answers-count = { $count ->
      [one] una respuesta
     *[other] { $count } respuestas
   }
doc-changed-since = Modificados después de aceptarse
doc-when = Cuándo
doc-subtotal = Subtotal
doc-name = Nombre
doc-running-internal = INTERNO
doc-signature = Firma
doc-signature-city = Por la ciudad
doc-signature-programme = Por el programa
doc-signature-blank = Nombre, cargo, fecha
doc-internal-banner = Documento interno: no difundir fuera de la ciudad y de la Secretaría General.
doc-internal-short = Interno
doc-generated-by = Expediente generado por { $generator }
doc-expenses-total = Total de gastos
doc-cities = Ciudades
doc-balance = Saldo
doc-audience-public = Versión pública
doc-audience-internal = Versión interna
doc-activity = Actividad
doc-working-translation = traducción de trabajo
doc-timeline = Los hitos del programa
doc-skipped = Expedientes no generados
doc-situation = Descripción de la situación
doc-record = Seguimiento del expediente
doc-milestone = Hito
doc-dossier = Expediente
doc-description = Descripción
doc-country = País
doc-axis-number = Eje { $number }
doc-axis = Eje estratégico
doc-axes = Ejes estratégicos
doc-action-plan = Plan de acción de la red colaborativa
doc-words-of-limit = { $count ->
    [one] { $words } palabra
   *[other] { $words } palabras
  } de { $limit } como máximo
doc-words = { $count ->
    [one] { $words } palabra
   *[other] { $words } palabras
  }
doc-unbalanced = Los recursos no cubren exactamente los gastos.
doc-balanced = El presupuesto está equilibrado.
doc-type = Tipo
doc-total-themes = Temáticas
doc-figure-themes = { $count ->
      [one] Temática
     *[other] Temáticas
   }
doc-figure-plans = { $count ->
      [one] Plan de acción
     *[other] Planes de acción
   }
doc-figure-cities = { $count ->
      [one] Ciudad
     *[other] Ciudades
   }
doc-figure-activities = { $count ->
      [one] Actividad
     *[other] Actividades
   }
doc-figure-projects = { $count ->
      [one] Proyecto
     *[other] Proyectos
   }
doc-timeline-table = Hitos del programa y sus fechas
doc-time-zone = Huso horario
doc-synthesis = Ficha de síntesis
doc-status = Situación
doc-stages = Etapas de la hoja de ruta
doc-source = Fuente
doc-skipped-errors = errores: { $count }
doc-skip = Ir al contenido
doc-signed-on = Firmada el
doc-signed-by = Firmada por
doc-schedule-table = Actividades previstas en orden cronológico
doc-role = Función
doc-reserve-note = Estas temáticas podrán proponerse después en otras redes colaborativas.
doc-reserve = Temáticas en reserva
doc-progress = Avance
doc-priority-theme = Temática prioritaria
doc-priority = Prioritaria
doc-preparatory-meeting = Reunión preparatoria
doc-place = Lugar
doc-over-limit = por encima del límite
doc-other-names = Otros nombres
doc-objectives = Objetivos
doc-note = Nota
doc-network = Red
doc-letter = Carta
doc-language = Idioma
doc-languages = Idiomas
doc-kind = Naturaleza
doc-job-title = Cargo
doc-item = Concepto
doc-income-total = Total de recursos
doc-funding-total = Total de financiación
doc-funding-table = Fuentes potenciales de financiación
doc-funding = Financiación
doc-fingerprint = Huella SHA-256
doc-expenses-table = Gastos previstos
doc-expenses = Gastos
doc-email = Correo electrónico
doc-draft-note = Documento de trabajo: este expediente aún no se ha presentado.
doc-detail = Detalle
doc-date = Fecha
doc-currency = Importes en { $currency }
doc-contributor = Contribuyente
doc-contributions-total = Total de contribuciones
doc-contributions-table = Contribuciones esperadas
doc-contributions = Contribuciones
doc-contents = Índice
doc-congress = Congreso
doc-city = Ciudad
doc-cities-table = Ciudades del programa y avance de su expediente
doc-category = Categoría
doc-capacity = Firma en calidad de
doc-by = Por
doc-budget-internal = Esta sección no figura en la versión pública.
doc-balance-table = Equilibrio del presupuesto
doc-axis-relation = Relación con el eje
doc-approach = Método
doc-staff-table = Personas encargadas del expediente
doc-record-table = Estados sucesivos del expediente
doc-done = hecho
doc-partial = empezado
doc-current = en curso
doc-todo = por hacer
doc-pilot-city = Ciudad piloto
doc-members = Miembros
doc-members-table = Ciudades de la red, su función y sus preguntas
doc-call = Convocatoria de participación
doc-collaborative-network = Red colaborativa
doc-calendar = Calendario
doc-calendar-file = Añadir a su agenda (.ics)
doc-calendar-table = Encuentros y sus fechas
doc-projects = Proyectos piloto
doc-project = Proyecto
doc-pilot-project = Proyecto piloto
doc-projects-table = Proyectos piloto, su ciudad y su estado
doc-since = Desde
doc-questions = Preguntas y respuestas
doc-questions-short = Preguntas
doc-question-number = Pregunta { $number }
doc-question-of = Pregunta { $number }, de { $city }
doc-answered = Preguntas con respuesta: { $answered } de { $asked }
doc-answer = Respuesta
doc-unanswered = La red sigue trabajando en ella.
doc-not-asked = Aún no han preguntado
doc-join = Participar
doc-join-text = Las ciudades que comparten esta cuestión escriben a la Secretaría General, que las pone en contacto con { $city }.
doc-summary = Resumen
doc-documents = Documentos
doc-pictures = Imágenes
doc-sent-on = Carta del
doc-salutation = Señora, Señor:
doc-agenda = Orden del día
doc-agenda-table = Puntos y horas
doc-agenda-point = Punto
doc-contact = Contacto
doc-reply-by = Responder antes del final del
doc-working-languages = Idiomas de trabajo
doc-interpretation = Interpretación
doc-joining = Cómo unirse
doc-answering = Responder y unirse
doc-eligibility = Quién puede participar
doc-expected = Qué se espera
doc-invitation = Invitación
doc-invitation-text =
    { $day ->
        [none] Tenemos el gusto de invitarle al encuentro «{ $title }».
       *[other] Tenemos el gusto de invitarle al encuentro «{ $title }», el { $day }.
    }
doc-times = A qué hora
doc-times-table = La misma hora en cada huso
doc-time = Hora
doc-offset = Desfase
doc-details = En breve
doc-mode = Modalidad
doc-duration = Duración
doc-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
  }
doc-groups = Grupos
doc-invited = Ciudades invitadas
doc-speakers-table = Quién interviene
doc-event = Encuentro
doc-events = Encuentros
doc-aim = Objetivo
doc-partners = Socios
doc-evaluation = Evaluación
doc-evaluation-title = Evaluación de los proyectos
doc-evaluated = evaluados: { $evaluated } de { $projects }
doc-results = Resultados
doc-lessons = Lecciones
doc-indicator = Indicador
doc-indicators-table = Medidas antes, previstas, alcanzadas
doc-baseline = Partida
doc-target = Meta
doc-value = Alcanzado
doc-networks = Redes colaborativas
doc-themes-reserve = Temáticas que ninguna red lleva todavía
doc-other-projects = Proyectos sin red
doc-index-cities = Índice de ciudades
doc-index-table = Dónde aparece cada ciudad
doc-places = Lugares
doc-book = Libro
doc-book-title = Lo que las redes encontraron
doc-together = Lo que las ciudades hacen juntas
doc-pilot-cities = Ciudades piloto
doc-answers = Respuestas
doc-as-of = A
doc-dashboard = Cuadro de mando
doc-number = Número
doc-overview = En qué punto están las ciudades
doc-overview-eyebrow = Vista general
doc-by-state = Ciudades por estado del expediente
doc-by-axis = Ciudades por eje estratégico
doc-last-decision = Última decisión
doc-progress-table = Respuestas por subetapa y ciudad
doc-still = Aún falta a { $city }
doc-still-count = Respuestas: { $answered } de { $asked }; faltan:
doc-panorama = Panorama de las temáticas
doc-panorama-table = Temáticas, ciudades, ejes y retos
doc-theme = Temática
doc-issues = Retos comunes
doc-errors = Errores
doc-warnings = Advertencias
doc-last-change = Último cambio

# The site around a page.
doc-lost = Esta página no existe
doc-lost-eyebrow = 404
doc-lost-on = Continúe desde aquí
doc-comes = Lo siguiente
doc-next = Próximo paso
doc-next-more = { $count ->
      [one] y una más
     *[other] y { $count } más
   }
doc-administration = Administración
doc-written-in = Texto sin traducir, en su lengua original: { $language }.
doc-all-cities = Todas las ciudades
doc-letters = De la A a la Z
doc-by-country = Ciudades por país
doc-nav = Páginas del programa
doc-nav-cities = Ciudades
doc-nav-networks = Redes
doc-nav-meetings = Encuentros
doc-nav-projects = Proyectos
doc-nav-questions = Preguntas
doc-nav-data = Datos
doc-trail = Dónde está
doc-related = Relacionado
doc-see-also = Otras páginas
doc-neighbours = Antes y después
doc-before = Anterior
doc-after = Siguiente
doc-cite = Para citar esta página:
doc-file-markdown = Esta página como texto (Markdown)
doc-file-json = Datos de esta ciudad (JSON)
doc-file-all = Todos los datos y archivos
doc-question-in = Pregunta { $number } – { $network }
doc-share = { $done } de { $all }
doc-themes = Temáticas por eje
doc-themes-table = Temáticas de la A a la Z, su ciudad y la red que las desarrolla
doc-themes-other = Temáticas sin eje
doc-networks-table = Redes, su ciudad piloto y sus respuestas
doc-coming = Próximos
doc-held = Celebrados
doc-question = Pregunta
doc-questions-open = Preguntas abiertas
doc-questions-answered = Preguntas respondidas
doc-data-title = Datos y archivos
doc-data-tables = Tablas del programa
doc-data-cities = Respuestas de cada ciudad (JSON)
doc-data-calendars = Calendarios (.ics)
doc-data-texts = Expedientes como texto (Markdown)

# Cambios
doc-changes = Lo que ha cambiado
doc-changes-eyebrow = Cambios
doc-changes-none = Nada ha cambiado.
doc-changes-shared = Redes, eventos, programa
doc-changes-added = nuevo
doc-changes-removed = suprimido
doc-changes-layout = solo el formato: las respuestas son las mismas
doc-changes-unreadable = una de las dos versiones no se lee como ficha
doc-changes-other = otro contenido
doc-changes-renamed = { $path }, antes: { $from }
doc-changes-table = Respuestas que han cambiado
doc-changes-field = Pregunta
doc-changes-before = Antes
doc-changes-after = Después
doc-changes-note = Diferencia
doc-changes-item = «{ $name }»
doc-changes-total = total de «{ $name }»
doc-changes-moved = pasa del lugar { $before } al { $after }
doc-changes-new = nuevo
doc-changes-gone = suprimido
doc-changes-words = { $before ->
      [one] 1 palabra
     *[other] { $before } palabras
   } → { $after }
doc-changes-earlier = { $count ->
      [one] 1 día antes
     *[other] { $count } días antes
   }
doc-changes-later = { $count ->
      [one] 1 día después
     *[other] { $count } días después
   }
doc-changes-gone-mark = [suprimido:
doc-changes-come-mark = [añadido:
doc-changes-end-mark = ]
doc-yes = sí
doc-no = no

# Revisión
doc-review = Revisión de un cambio propuesto
doc-review-eyebrow = Revisión
doc-review-verdict = En resumen
doc-review-stops = algo detiene este cambio
doc-review-look = hay algo que mirar
doc-review-passes = nada se opone a este cambio
doc-review-by = Último commit de
doc-review-on = Fecha
doc-review-to-decide = { $count ->
    [one] cosa por decidir
   *[other] cosas por decidir
}
doc-review-to-mend = { $count ->
    [one] cosa por corregir
   *[other] cosas por corregir
}
doc-review-to-read = { $count ->
    [one] respuesta por leer
   *[other] respuestas por leer
}
doc-review-decide = Por decidir
doc-review-counts = Errores nuevos: { $errors }; advertencias nuevas: { $warnings }; notas: { $infos }. Corregidos: { $mended }. Ya estaban: { $older }.{ $silenced ->
      [0] {""}
     *[other] {" "}Ya no se buscan: { $silenced }.
   }
doc-review-silenced = Lo que ya no se busca
doc-review-acts = Este cambio decide:
doc-review-untold = { $count ->
      [one] Se decide otra cosa, interna.
     *[other] Se deciden otras { $count } cosas, internas.
   }
doc-review-behind = { $count ->
      [one] La base ha avanzado un commit desde entonces.
     *[other] La base ha avanzado { $count } commits desde entonces.
   }
doc-review-collisions = Estos archivos han cambiado en ambos lados:
doc-review-skipped = Estos archivos no se pudieron comprobar:
doc-review-unchanged = { $count ->
      [0] Se miraron todas las ciudades.
      [one] No se miró una ciudad que este cambio no puede alterar.
     *[other] No se miraron { $count } ciudades que este cambio no puede alterar.
   }
doc-review-new = Avisos nuevos
doc-review-mended = Avisos corregidos
doc-review-waived = dispensado
doc-review-level = Nivel
doc-review-place = Lugar
doc-review-finding = Aviso
doc-review-remedy = Qué hacer
doc-review-progress = Estados y respuestas, antes y después
doc-review-others = Otros archivos del repositorio
doc-changes-same = las respuestas son las mismas

# History
doc-history = Historial
doc-history-eyebrow = Quién cambió qué
doc-history-none = Ningún commit lo modificó.
doc-history-cut = Hay cambios más antiguos, que no se pidieron.
doc-history-missing = El historial no está completo aquí: faltan cambios más antiguos.
doc-history-nobody = sin nombre
doc-history-table = Último cambio de cada archivo
doc-history-last = Último cambio de cada ficha
doc-history-log = Registro de cambios
doc-history-log-table = Cambios, del más reciente al más antiguo
doc-history-file = Archivo
doc-history-fiche = Ficha
doc-history-fiches = Fichas
doc-history-author = Cambiado por
doc-history-subject = Por qué
doc-history-commit = Commit
doc-history-more = { $count ->
      [one] No se muestra un cambio más antiguo.
     *[other] No se muestran { $count } cambios más antiguos.
   }
doc-own = Otras respuestas
doc-changes-further = Más archivos
doc-changes-more = { $count ->
      [one] Un archivo modificado más no se muestra aquí; `--format json` los da todos.
     *[other] { $count } archivos modificados más no se muestran aquí; `--format json` los da todos.
   }
doc-to-come = por venir
doc-sent = Envío
doc-merge = Cambiado por ambas partes
doc-merge-eyebrow = Fusión
doc-merge-ours = Una versión
doc-merge-theirs = La otra
doc-inbox = Lo que espera
doc-inbox-since = Desde
doc-inbox-whom = Se espera de
doc-inbox-what = Qué
doc-inbox-about = Sobre
doc-inbox-due = Hasta
doc-inbox-secretariat = secretaría
doc-inbox-submitted = presentado: por decidir
doc-inbox-returned = devuelto: por completar
doc-inbox-changed = respuestas cambiadas desde la decisión: por decidir de nuevo
doc-inbox-question = pregunta sin respuesta
doc-inbox-member = aún no ha hecho ninguna pregunta
doc-inbox-letter = falta la carta, o no es de la alcaldía
doc-inbox-translation = traducción atrasada: { $count ->
    [one] { $count } texto
   *[other] { $count } textos
}
doc-history-became = Qué fue de él
doc-history-became-path = desde entonces se llama { $path }; lo que siguió: roadmap history { $path }
doc-review-pages = Las páginas antes y después
doc-review-page-looks = { $page }: las mismas palabras; solo cambia la presentación
doc-review-pages-unread = { $side ->
        [before] Las plantillas de la base
       *[after] Las plantillas propuestas
    } no se cargan: no se pueden mostrar las páginas antes y después
doc-review-pages-lost = { $side ->
        [before] Antes no se podía hacer una página
       *[after] Ya no se puede hacer una página
    } ({ $path }): no se puede mostrar antes y después
doc-review-pages-same = Cambia una plantilla; las páginas probadas de estos tipos quedan igual: { $kinds }
doc-review-pages-missing = Cambia una plantilla; todavía no hay nada de lo que hacer una página de estos tipos: { $kinds }

# Formularios para rellenar.
form-title = Formulario de la ciudad
form-required = se pide
form-internal = interno
form-choose = Elija…
form-yes = Sí
form-no = No
form-raw = Esta respuesta tiene una forma que la página no puede cambiar; queda como está.
form-item = N.º { $n }
form-up = Subir
form-down = Bajar
form-remove = Quitar
form-add = Añadir
form-holds-internal = Este formulario muestra respuestas internas (equipo, presupuesto): envíelo solo a quienes pueden verlas.
form-step-fill = Rellene lo que pueda; nada sale de esta página por sí solo y no hace falta red.
form-step-save = Para seguir otro día, guarde la página: es un archivo con sus respuestas; abra ese la próxima vez.
form-step-send = Cuando termine, guarde las respuestas y envíe ese archivo a quien le entregó este formulario.
form-no-script = Los scripts están desactivados en este navegador: no se puede guardar nada desde esta página. Ábrala en otro navegador o pida el formulario como archivo de Word.
form-bar = Guardar
form-next = Ir a lo que falta
form-save-page = Guardar la página
form-save-answers = Guardar las respuestas
form-made = Hecho a partir de las respuestas de { $commit }.
form-count = Palabras: { $n } de { $limit } como máximo
form-over = Demasiado largo, en palabras: { $n }
form-format = Esto no se parece a lo que se pide: vea la línea de arriba.
form-number = Se pide un número, como 1500 o 1500,50.
form-wanted = Esta respuesta se pide.
form-open = Respuestas que aún se piden: { $n }
form-all = Todo lo que se pide tiene respuesta.
form-saved = Guardado como { $file }, en sus descargas.
form-sure = ¿Quitar esto, con lo que está escrito en ello?

# El formulario local.
serve-fiches = Fichas
serve-past = Quién escribió estas respuestas
serve-past-none = Ningún repositorio git guarda este programa: no se sabe quién escribió qué.
serve-past-new = Nada de esta ficha se ha guardado todavía en git.
serve-past-caption = El último cambio de cada respuesta, del más reciente al más antiguo
serve-past-who = Quién
serve-past-why = Con estas palabras
serve-past-back = Volver a la ficha
serve-past-all = Todos los cambios
serve-propose = Proponer los cambios
serve-no-city = Todavía no hay ciudad: roadmap new city NOMBRE empieza una.
serve-intro = Lo que guarda se escribe en los archivos de la ciudad en este equipo; no se envía nada.
serve-state-unread = no se puede leer
serve-state-empty = sin empezar
serve-state-good = nada que corregir
serve-preview = Ver el expediente como quedaría
serve-offline = Formulario para enviar, en una página
serve-offline-public = Lo mismo sin las respuestas internas
serve-unread = Esta ficha no se puede leer tal como está: corrija antes su archivo o ejecute roadmap fix.
serve-unread-page = Esta ficha no se puede leer tal como está: no se muestra nada de ella y nada puede perderse. Lo que hay que corregir en su archivo:
serve-both = Alguien cambió las mismas respuestas mientras tanto. No se pierde nada: compare y elija.
serve-both-table = Respuestas que ambos cambiaron
serve-question = Pregunta
serve-stands = Lo que hay ahora
serve-yours = Lo que usted escribió
serve-take-yours = Escribir la mía encima
serve-take-theirs = Conservar lo que hay
serve-proposed = La rama { $branch } contiene sus cambios (commit { $commit }). Sus archivos siguen igual.
serve-push = Para enviarla, escriba esto en la carpeta del programa y abra una propuesta en su plataforma:
serve-review = Para verla como quien la revisa:
serve-no-repository = Este programa no está en ningún repositorio git: no hay a quién proponer. Envíe los archivos.
serve-nothing-changed = Nada de esta ciudad difiere del último commit.
serve-propose-intro = Se crea en este equipo una rama con estos cambios. No se envía nada.
serve-left = No propuestos:
serve-left-system = archivo que dejó ahí un sistema o un programa
serve-left-ignored = git tiene orden de dejarlo fuera
serve-left-name = su nombre no está en UTF-8
serve-left-filter = git lo guarda mediante un programa (un filtro, como Git LFS): propóngalo con git
serve-left-large = demasiado grande
serve-left-file = no es un archivo normal que se pueda leer
serve-gone = borrado
serve-message-label = Qué cambia, en una frase
serve-as = A nombre de { $name } <{ $email }>.
serve-name = Su nombre
serve-email = Su dirección de correo
serve-propose-do = Crear la propuesta
serve-who = Indique su nombre y su dirección de correo: una propuesta tiene autor.
serve-message = Actualizar las respuestas de { $city }
serve-saved-yes = Guardado.
serve-saved-same = No cambió nada, no se escribió nada.
serve-saved-merged = Guardado, junto con lo que un colega cambió mientras tanto.
serve-save = Guardar
serve-nowhere = Esa página no existe.
serve-ours = como está
serve-theirs = del formulario
serve-open = Abra esta dirección en su navegador; pare con Ctrl-C: { $address }
serve-state-found = { $count ->
    [one] { $count } punto por revisar
   *[other] { $count } puntos por revisar
}
serve-mend = { $count ->
    [one] Corregir { $count } punto y guardar
   *[other] Corregir { $count } puntos y guardar
}
serve-unknown-city = No hay ninguna ciudad { $city } en este programa.
serve-kept = Todavía sin guardar; lo que escribió sigue abajo.
serve-picture = Añadir una imagen
serve-picture-help = Se gira, se reduce y se le quita lo que escribió la cámara; luego se pone junto a la ficha, que la nombra. JPEG, PNG o WebP.
serve-picture-alt = Lo que muestra la imagen, para quien no la ve
serve-picture-credit = Autor o fuente
serve-picture-public = Cualquiera puede verla
serve-picture-needs = La imagen aún no se añadió: diga lo que muestra y vuelva a elegirla.
serve-picture-file = Elegir la imagen
serve-letter = Ponga aquí la carta firmada (PDF)
serve-letter-help = El archivo se pone en la carpeta de la ciudad y se calcula su huella.
serve-branch = Rama: { $branch }
serve-branch-none = Ninguna rama (commit { $commit })
serve-changed = Otro programa modificó esta ficha en el disco mientras esta página estaba abierta. Lo que escribió no se pierde: al guardar, ambas cosas se reúnen, respuesta por respuesta.
serve-changed-files = Otro programa modificó archivos de esta ciudad mientras esta página estaba abierta.
serve-moved = La carpeta del programa está ahora en la rama { $to }: otro programa la cambió mientras esta página estaba abierta. Lo que guarde irá allí.
serve-moved-off = La carpeta del programa ya no está en la rama { $from }: otro programa volvió a un commit suelto. Lo que guarde irá a los archivos tal como están allí.
serve-moved-on = Otro programa creó o trajo un commit en esta rama mientras esta página estaba abierta.
serve-city-gone = Esta ciudad ya no está, o su programa no se puede leer: otro programa cambió los archivos o la rama. Lo que escribió sigue en esta página; déjela abierta hasta que vuelvan los archivos, o cópielo.
serve-stopped = El programa roadmap ya no responde: se detuvo, o se cerró su ventana. Lo que escribió sigue en esta página: cópielo antes de cerrarla y vuelva a iniciar roadmap serve.
serve-load = Volver a cargar esta página
serve-save-together = Guardar y reunir
serve-saved-moved = Guardado. La rama cambió mientras esta página estaba abierta: lo que guardó está en la rama nombrada arriba.
serve-saved-letter = La carta está en la carpeta de la ciudad, y esta ficha la nombra.
serve-saved-picture = La imagen está junto a esta ficha, que la nombra.
serve-file-none = Elija antes un archivo.
serve-letter-do = Poner la carta
serve-picture-do = Añadir la imagen
serve-onward = Seguir: { $title }
serve-hand-in = Entregar el expediente
serve-hand-in-intro = Todo lo que pide el formulario está respondido. Al entregar, el estado «{ $state }» se anota en el archivo de la ciudad, con la fecha de hoy. No se envía nada: después, proponga los cambios.
serve-hand-in-do = Entregar
serve-hand-in-barred = El expediente aún no se puede entregar. Hay que corregir antes, ficha por ficha:
serve-hand-in-done = El estado «{ $state }» está anotado en el archivo de la ciudad. Falta proponer los cambios.
serve-hand-in-none = El estado del expediente es «{ $state }»: ahora no hay nada que entregar.
serve-letter-kind = Este archivo no es un PDF: escanee la carta o imprímala en PDF y elija ese archivo.
