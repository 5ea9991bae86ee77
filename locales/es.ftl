# Findings and messages of the program. One id, three languages; .cause says why, .remedy what to type.
syntax = este archivo no se puede leer a partir de aquí ({ $detail })
    .cause = El archivo es YAML, donde el formato cuenta.
    .remedy = Mire esta línea y la anterior: sangría, comillas, dos puntos seguidos de un espacio.
syntax-of-conflict = aquí hay dos versiones de estas líneas, tal como las dejó git: { $ours }, y { $theirs }
    .cause = Dos personas cambiaron las mismas líneas. Quien lea el archivo, o la página, leería ambas.
    .remedy = Conserve lo que sea correcto de las dos y borre las líneas que empiezan por <<<<<<<, ======= y >>>>>>>.
syntax-of-colon = faltan dos puntos y un espacio detrás del nombre de la respuesta
syntax-of-key = el nombre de una respuesta es una sola palabra: no puede empezar por [ o { "{" }
syntax-of-tab = un tabulador está donde van espacios
syntax-of-escape = entre comillas dobles la barra invertida tiene un sentido propio; escríbala dos veces
syntax-of-quote = falta una comilla, o algo sigue a la que cierra
syntax-of-bracket = un corchete [ ] o una llave { "{ }" } no está cerrado, o falta una coma
syntax-of-mark = un texto que empieza por este signo debe ir entre comillas
syntax-of-start = el texto empieza en la línea debajo de | o >, no detrás
syntax-of-comment = un comentario (#) está en medio de un texto de varias líneas
syntax-of-document = --- o ... al principio de una línea empieza otro documento
syntax-of-block = las líneas de este texto no empiezan unas debajo de otras
syntax-of-layout = esta línea no encaja con las de arriba: sangría, guion o dos puntos
syntax-of-other = un signo no tiene sitio aquí
syntax-mark = un texto no puede empezar por `{ $mark }`
    .cause = En YAML este signo tiene un sentido propio al principio de una respuesta.
    .remedy = Escriba: { $repaired }
syntax-several = el texto de `{ $key }` ocupa varias líneas y contiene dos puntos o «#»
    .cause = Sin comillas YAML los toma por signos suyos.
    .remedy = Escriba `{ $key }: |` y ponga todo el texto debajo, cada línea con dos espacios de sangría.
syntax-preface = esta línea está delante de la primera pregunta y no responde a ninguna
    .cause = Un archivo empieza por una pregunta o por notas; una nota lleva # delante.
    .remedy = Escriba: { $repaired } — y así cada línea como esta; o bórrelas.
syntax-ending = esta línea está del todo a la izquierda y no responde a ninguna pregunta
    .cause = Lo que sigue a un texto lleva la sangría de sus líneas; una nota lleva # delante.
    .remedy = Si es una firma o una nota, que nadie debe leer en el expediente, escriba: { $repaired } — si sigue al texto de arriba, ponga en cambio { $width } espacios delante.
syntax-drawn = una raya no es una respuesta
    .cause = YAML toma tales signos por suyos; una nota lleva # delante.
    .remedy = Escriba: { $repaired } — o borre esta línea.
syntax-lone = esta línea no empieza por el nombre de una respuesta
    .cause = Una respuesta empieza por su nombre, dos puntos y un espacio; un texto que sigue lleva sangría.
    .remedy = { $named ->
          [none] Si sigue el texto de arriba, ponga { $spaces } espacios delante; si es una nota, que nadie debe leer en el expediente, escriba: { $note } — si es una respuesta, ponga delante el nombre de su pregunta, dos puntos y un espacio.
         *[other] Si sigue el texto de arriba, ponga { $spaces } espacios delante; si es una nota, que nadie debe leer en el expediente, escriba: { $note } — si es otra respuesta, escriba: { $named }
       }
syntax-nameless = esta respuesta no tiene nombre
    .cause = Cada respuesta empieza por el nombre de su pregunta, dos puntos y un espacio.
    .remedy = Escriba: { $repaired } — con el nombre de la pregunta en lugar de …
syntax-undashed = esta línea está en una lista, debajo de los guiones, y no lleva ninguno
    .cause = En una lista cada elemento empieza por un guion y un espacio; un comentario lleva # delante.
    .remedy = Si aquí empieza otro elemento de la lista, escriba: { $repaired } — si es una nota o un título: { $note } — si sigue lo que está arriba, ponga { $width } espacios delante.
syntax-remark = esta línea no empieza por el nombre de una respuesta, y sigue a un comentario
    .cause = Un comentario empieza por # en cada una de sus líneas; una respuesta, por su nombre, dos puntos y un espacio.
    .remedy = { $named ->
          [none] Si sigue el comentario de arriba, escriba: { $repaired } — si es una respuesta, ponga delante su nombre, dos puntos y un espacio.
         *[other] Si sigue el comentario de arriba, escriba: { $repaired } — si es una respuesta: { $named }
       }
syntax-no-colon = faltan los dos puntos tras el nombre de la respuesta
    .cause = Una respuesta empieza por su nombre, dos puntos y un espacio.
    .remedy = Escriba en su lugar: { $repaired }
syntax-unseen = { $kind ->
        [tab] hay aquí un tabulador, donde YAML quiere un espacio
        [space] hay aquí un espacio de no separación, donde YAML quiere un espacio corriente
        [bom] hay aquí una marca invisible ({ $code }), que algunos programas ponen al comienzo de los archivos
       *[other] hay aquí un carácter invisible ({ $code })
    }
    .cause = Los procesadores de textos, las hojas de cálculo y las páginas web dejan signos así; nadie los ve, y YAML no los toma por un espacio.
    .remedy = Bórrelo; si hace falta un espacio, tecléelo.
syntax-tab = se usa un tabulador como sangría
    .cause = YAML solo acepta espacios al principio de las líneas.
    .remedy = { $spaces ->
          [0] Empiece esta línea a la izquierda del todo, sin espacio: { $repaired }
          [1] Empiece esta línea con un espacio: { $repaired }
         *[other] Empiece esta línea con { $spaces } espacios: { $repaired }
       }
syntax-colon = el texto de `{ $key }` contiene dos puntos seguidos de un espacio
    .cause = Sin comillas, YAML lee ahí una clave nueva.
    .remedy = Escriba en su lugar: { $repaired }
syntax-escape = una barra invertida entre comillas dobles, donde tiene un sentido propio
syntax-quote = unas comillas abiertas no se cierran
    .cause = El archivo es YAML, donde el formato cuenta.
    .remedy = Escriba en su lugar: { $repaired }
syntax-smart-quote = comillas tipográficas donde hacen falta rectas
    .cause = El archivo es YAML, donde el formato cuenta.
    .remedy = Escriba en su lugar: { $repaired }
syntax-indent = la sangría de esta línea no corresponde a nada
    .cause = Las claves de un mismo nivel empiezan en la misma columna.
    .remedy = { $spaces ->
          [0] Empiece esta línea a la izquierda del todo, sin espacio: { $repaired }
          [1] Empiece esta línea con un espacio: { $repaired }
         *[other] Empiece esta línea con { $spaces } espacios: { $repaired }
       }
syntax-comment = «#» empieza aquí un comentario
    .cause = Tras un espacio, YAML ignora lo que sigue a «#».
    .remedy = Escriba en su lugar: { $repaired }
syntax-dash = falta un espacio
    .cause = El guion y los dos puntos van seguidos de un espacio.
    .remedy = Escriba en su lugar: { $repaired }
encoding = el archivo no está en UTF-8 (byte { $offset })
    .cause = No todos pueden leer sus acentos.
    .remedy = Guarde el archivo en UTF-8.
encoding-document = este archivo no es una ficha: es un documento de otro programa (Word, PDF, RTF, página web) guardado con este nombre
    .cause = Una ficha es un archivo de texto; de este documento no se lee nada.
    .remedy = Devuelva al documento su verdadera extensión (.docx, .pdf) y recupere sus respuestas: `roadmap import DOCUMENTO`. La ficha misma se empieza con `roadmap new fiche`.
unreadable = este archivo no se puede abrir ({ $detail })
    .cause = Un archivo no leído no se comprueba.
    .remedy = Sustitúyalo por un archivo normal.
unreadable-link = esto es un enlace simbólico, que no se sigue
    .cause = Un enlace puede llevar a un archivo que nadie quería mostrar; por eso no se sigue ninguno, ni siquiera dentro del programa.
    .remedy = Borre el enlace y ponga en su lugar una copia del propio archivo.
unreadable-absent = este archivo no está
    .cause = Un archivo no leído no se comprueba.
    .remedy = Vuelva a ponerlo, o quite lo que lo nombra.
unreadable-special = esto no es un archivo corriente
    .cause = Un archivo que no se lee no se comprueba.
    .remedy = Sustitúyalo por un archivo de texto corriente, de 1 MiB como máximo.
limit-size = el archivo tiene { $size } bytes, { $limit } como máximo
    .cause = Un límite protege a quienes leen este repositorio.
    .remedy = Acórtelo.
limit-together = las fichas de esta carpeta tienen juntas más de { $limit } bytes; a partir de este archivo no se ha leído ninguna
    .cause = Un límite protege a quienes leen este repositorio.
    .remedy = Borre las fichas que ya no hagan falta, o acórtelas.
limit-names = hay más de { $limit } archivos en esta carpeta; no se ha leído ninguno
    .cause = Un límite protege a quienes leen este repositorio.
    .remedy = Deje aquí solo lo que es del programa y lleve lo demás a otro repositorio.
limit-folders = hay aquí más de { $limit } carpetas una dentro de otra; no se ha leído su contenido
    .cause = Un límite protege a quienes leen este repositorio.
    .remedy = Ponga los archivos donde los prevé la ficha y borre las carpetas que sobran.
limit-depth = demasiados niveles anidados ({ $limit } como máximo)
    .cause = Un límite protege a quienes leen este repositorio.
    .remedy = Vuelva al modelo de la ficha.
limit-nodes = demasiados valores ({ $limit } como máximo)
    .cause = Un límite protege a quienes leen este repositorio.
    .remedy = Vuelva al modelo de la ficha.
limit-alias = las referencias `*nombre` no se admiten
    .cause = Un límite protege a quienes leen este repositorio.
    .remedy = Escriba el texto de nuevo o póngalo entre comillas.
limit-documents = este archivo contiene varios documentos
    .cause = Una ficha, un archivo.
    .remedy = Si esta línea separa dos partes de un texto, bórrela a ella sola: lo que sigue continúa el texto. Si debajo empieza otra ficha, póngala en un archivo propio.
limit-words = texto de más de { $limit ->
    [one] { $limit } palabra
   *[other] { $limit } palabras
  }, no comprobado
    .cause = Un límite protege a quienes leen este repositorio.
    .remedy = Acórtelo.
limit-marks = los signos de este texto harían de él mucho más de lo escrito: se muestra sin ellos y no se comprueba más
    .cause = Citas anidadas en exceso, o una tabla con muchas columnas y filas casi vacías. Un límite protege a quienes leen este repositorio.
    .remedy = Ponga menos signos `>` al comienzo de las líneas, o complete las filas de la tabla.
duplicate-key = la clave `{ $key }` está escrita dos veces (primero en la línea { $line })
    .cause = No se sabría cuál de las dos cuenta.
    .remedy = Si la pregunta pide una sola respuesta (un nombre, una fecha, una opción), deje la línea correcta y borre la otra; si pide un texto, reúna los dos bajo la primera línea. Si la segunda responde a otra pregunta, dele el nombre de esta; si va debajo de otra respuesta, empiécela con dos espacios más.
yaml-ambiguous = `{ $value }` sin comillas lo leen de otro modo otras herramientas
    .cause = Según la versión de YAML es un texto, sí/no, una hora o un número.
    .remedy = Escriba en su lugar: { $repaired }
comment-in-text = el texto termina antes de `{ $rest }`
    .cause = Tras un espacio, «#» empieza un comentario y el resto se pierde.
    .remedy = Escriba en su lugar: { $repaired }
unknown-key-comma = la coma delante de `{ $key }` empieza otra respuesta
    .cause = Entre llaves { "{ }" } una coma separa dos respuestas; lo que sigue se perdería.
    .remedy = Ponga todo el texto entre comillas; escriba un número sin coma ni espacio: 12000.50
unknown-key-answered = la clave `{ $key }` no existe aquí, y `{ $other }` ya tiene su respuesta
    .cause = Lo que contiene no se leería.
    .remedy = Escriba lo que dice detrás de `{ $other }:` si falta allí; después ponga # y un espacio delante de la línea `{ $key }`: queda como comentario.
unknown-language = `{ $key }` no es el código de un idioma
    .cause = Un texto en un idioma desconocido no se mostraría a nadie.
    .remedy = { $suggestion ->
          [none] Escriba un código de dos letras: fr, en, es.
         *[other] ¿Quería decir `{ $suggestion }`?
       }
type-amount = `{ $value }` se lee como texto, no como número
    .cause = En YAML un número no lleva espacios ni moneda, y lleva un punto delante de los céntimos.
    .remedy = Escriba { $repaired }
type-foreign = `{ $value }` está en otra moneda que el presupuesto
    .cause = Todas las sumas de un plan están en una sola moneda: esta se contaría como si lo estuviera.
    .remedy = { $currency ->
          [none] Escriba la moneda del presupuesto detrás de `currency`; aquí solo el número, convertido a ella.
         *[other] Conviértala a { $currency } y escriba solo el número.
        }
number-thousands = `{ $value }` se lee como el número { $read }
    .cause = En YAML el punto va antes de los céntimos; no separa los miles.
    .remedy = ¿Quiere decir { $thousands }? Entonces escriba { $thousands }, sin punto; si no, escriba { $read }
comment-after-text = el texto termina antes de `{ $rest }`
    .cause = Tras un espacio, «#» empieza un comentario y lo que sigue se pierde.
    .remedy = Si es parte del texto, escriba: { $repaired } Si es una nota, póngala en una línea propia.
text-garbled = `{ $word }`: letras de otro programa, por `{ $repaired }`
    .cause = El texto se guardó en una codificación y se abrió en otra; el expediente lo mostraría así.
    .remedy = Escriba { $repaired }, o copie de nuevo todo el texto de su documento.
text-lost = `{ $word }`: se perdió una letra
    .cause = Un programa que no conocía la letra puso este signo en su lugar.
    .remedy = Vuelva a escribir la palabra, o copie de nuevo todo el texto de su documento.
text-hidden = este texto contiene un carácter que no se ve ({ $code })
    .cause = Rompería una página, invertiría el sentido de lo que sigue u ocultaría otras palabras.
    .remedy = Vuelva a escribir este texto sin él.
word-taken = `{ $word }` no se lee con el texto
    .cause = En YAML una palabra que empieza así es una marca para programas, y se pierde.
    .remedy = Escriba: { $repaired }
unknown-file = `{ $name }` no es una ficha
    .cause = Un archivo mal nombrado nunca se leería.
    .remedy = { $suggestion ->
          [none] Si a la ciudad le falta una ficha, puede ser esta: dele el nombre de esa ficha. Si no falta ninguna, pase a ella lo que solo está aquí y saque después el archivo de la carpeta.
         *[other] ¿Quiso decir `{ $suggestion }`? Cámbiele el nombre.
       }
unknown-file-copy = `{ $name }` es una copia de `{ $original }`
    .cause = Nadie lee una copia: lo que se cambió en ella no cuenta.
    .remedy = Pase a `{ $original }` lo que solo figura en la copia y luego borre la copia.
unknown-file-office = `{ $name }` es un documento de un procesador de textos, no una ficha
    .cause = Se llame como se llame un documento así, nada de él se lee: cambiarle el nombre no sirve.
    .remedy = Pase sus respuestas: `roadmap import DOCUMENTO`. Saque después el documento de la carpeta.
portable-name-reserved = Windows reserva para sí el nombre `{ $name }`
    .cause = Nadie que trabaje en Windows puede obtener el programa: git se detiene ahí.
    .remedy = { $suggestion ->
          [none] Cámbiele el nombre, y ponga el nuevo dondequiera que se cite este.
         *[other] Cámbiele el nombre, por ejemplo por `{ $suggestion }`, y ponga el nuevo dondequiera que se cite este.
       }
portable-name-character = el nombre `{ $name }` contiene «{ $character }», que Windows no puede escribir
    .cause = Nadie que trabaje en Windows puede obtener el programa: git se detiene ahí.
    .remedy = { $suggestion ->
          [none] Cámbiele el nombre, y ponga el nuevo dondequiera que se cite este.
         *[other] Cámbiele el nombre, por ejemplo por `{ $suggestion }`, y ponga el nuevo dondequiera que se cite este.
       }
portable-name-end = el nombre `{ $name }` termina en punto o en espacio
    .cause = Windows los suprime: nadie que trabaje ahí puede obtener el programa.
    .remedy = { $suggestion ->
          [none] Cámbiele el nombre, y ponga el nuevo dondequiera que se cite este.
         *[other] Cámbielo por `{ $suggestion }`, y ponga el nuevo nombre dondequiera que se cite este.
       }
portable-name-twin = `{ $name }` y `{ $other }` son un mismo nombre en Windows y macOS
    .cause = Solo se distinguen por las mayúsculas o por la forma de guardar un acento: ahí, uno ocupa el lugar del otro.
    .remedy = Conserve el correcto; borre el otro, o dele un nombre propio.
unknown-key = la clave `{ $key }` no existe aquí
    .cause = Lo que contiene no se leería. Claves posibles: { $keys }
    .remedy = { $suggestion ->
          [none] Si responde a una de estas preguntas que aún no tiene respuesta, dé a la línea el nombre de esa pregunta; si no, ponga # y un espacio delante de la línea: queda como comentario.
         *[other] ¿Quiso decir `{ $suggestion }`?
       }
unknown-key-text = la clave `{ $key }` no existe aquí
    .cause = Lo que contiene no se leería. Claves posibles: { $keys }
    .remedy = { $bar ->
          [yes] Si sigue el texto de `{ $above }`, empiece esta línea con { $spaces } espacios.
         *[no] Si sigue el texto de `{ $above }`, escriba `{ $above }: |` solo en su línea y el texto debajo, cada línea con { $spaces } espacios delante, y esta también.
       } Si responde a otra de estas preguntas, dé a la línea el nombre de esa pregunta; si no es ni lo uno ni lo otro, ponga # y un espacio delante de la línea: queda como comentario.
missing = falta `{ $key }` ({ $title })
    .cause = El formulario pide esta respuesta.
    .remedy = Añada una línea `{ $key }:` y su respuesta.
    .form = sin respuesta todavía: { $title }
    .form-remedy = Dé su respuesta a esta pregunta.
missing-null = YAML toma `{ $word }` por nada: falta `{ $key }`
    .cause = Sin comillas, esa palabra quiere decir que no hay respuesta.
    .remedy = Si es la respuesta, póngala entre comillas: "{ $word }"
missing-fiche = falta la ficha `{ $file }` ({ $title })
    .cause = El expediente de una ciudad la requiere.
    .remedy = Escriba `roadmap new fiche { $city } { $kind }` y responda a lo que se pide.
    .form = esta ficha no está empezada: { $title }
    .form-remedy = Ábrala y responda a lo que pide.
missing-behind-dash = esta línea tiene un guion sin respuesta detrás ({ $title })
    .cause = Cada guion empieza un elemento de una lista.
    .remedy = Escriba la respuesta tras el guion, o borre la línea.
missing-item = la lista está vacía ({ $title })
    .cause = El formulario pide al menos una respuesta.
    .remedy = Añada una línea que empiece por «- ».
    .form-remedy = Añada una con el botón que está debajo de la lista.
type = se espera aquí: { $expected }; escrito: { $found }
    .cause = La respuesta no tiene la forma esperada.
    .remedy = { $example ->
          [none] Mire un ejemplo de la ficha.
         *[other] Escriba cada respuesta en una línea, detrás de su nombre:{ $example }
       }
list-commas = se espera una lista, y `{ $value }` ocupa una sola línea
    .cause = Una coma puede separar dos respuestas o formar parte de un nombre: el programa no puede saberlo.
    .remedy = Si son varias respuestas, escriba cada una en su línea, tras un guion y un espacio:{ $several }
         Si es una sola, escríbala entera tras un guion:{ $one }
type-name = `{ $value }` no es ninguna de las respuestas posibles aquí
    .cause = El formulario da nombres entre los que elegir; un número no es ninguno.
    .remedy = Escriba uno de esos nombres.
type-quote = se espera un texto, YAML lee: { $found }
    .cause = Sin comillas, YAML cambia la naturaleza de la respuesta.
    .remedy = Escriba en su lugar: { $repaired }
type-text = texto
type-list = lista
type-map = grupo de respuestas, cada una tras su nombre
type-number = número
type-whole = número entero
type-boolean = verdadero/falso
type-null = nada
type-date = fecha
type-other = otro valor
format-date = `{ $value }` no es una fecha
    .cause = El valor no se puede entender tal cual.
    .remedy = { $suggestion ->
          [none] Escriba el año, el mes y el día, como 2023-07-06; sin el día, 2023-07; solo el año, 2023; una nota puede ir detrás de #: 2023-07-06 # por confirmar.
         *[other] ¿Quiso decir `{ $suggestion }`?
       }
date-year = `{ $value }` está lejos de todo programa (año { $year })
    .cause = Un año así es casi siempre un error al escribir.
    .remedy = Compruebe el año.
format-full-date = `{ $value }` no es un día
    .cause = El valor no se puede entender tal cual.
    .remedy = { $suggestion ->
          [none] Escriba el año, el mes y el día, como 2023-07-06; una nota puede ir detrás de #: 2023-07-06 # por confirmar.
         *[other] ¿Quiso decir `{ $suggestion }`?
       }
format-date-several = `{ $value }` no es una sola fecha
    .cause = Una actividad tiene un día, o uno primero y uno último.
    .remedy = Si son varias actividades, dé a cada una su línea. Si es una sola, del primer día al último, escriba from y to en lugar de date.
format-email = `{ $value }` no es una dirección de correo
    .cause = El valor no se puede entender tal cual.
    .remedy = { $suggestion ->
          [none] Escriba una sola dirección, como nombre@ciudad.example.org; otra puede seguir detrás de # como comentario.
         *[other] ¿Quiso decir `{ $suggestion }`?
       }
format-country = `{ $value }` no es un país
    .cause = El valor no se puede entender tal cual.
    .remedy = { $suggestion ->
          [none] Escriba dos letras, como ES.
         *[other] ¿Quiso decir `{ $suggestion }`?
       }
format-country-kosovo = `XK` no es un país de la ISO 3166
    .cause = La ISO no ha dado código a Kosovo; la Unión Europea y otros usan XK, que no está en la lista.
    .remedy = Pregunte a la secretaría qué código escribe este programa.
format-currency-thousands = `{ $value }` no es una moneda: dice que los importes van en miles
    .cause = Los importes se tomarían por mil veces menos.
    .remedy = Escriba las tres letras de la moneda, y cada importe entero: 12000, no 12.
format-currency = `{ $value }` no es una moneda
    .cause = El valor no se puede entender tal cual.
    .remedy = { $suggestion ->
          [none] Escriba sus tres letras (ISO 4217): CAD, MXN o XOF, por ejemplo.
         *[other] ¿Quiso decir `{ $suggestion }`?
       }
format-time-zone = `{ $value }` no es un huso horario
    .cause = El valor no se puede entender tal cual.
    .remedy = { $suggestion ->
          [none] { $here ->
             [none] Escriba Europe/Madrid, por ejemplo.
            *[other] Escriba { $here }.
          }
         *[other] ¿Quiso decir `{ $suggestion }`?
       }
format-language = `{ $value }` no es un idioma
    .cause = El valor no se puede entender tal cual.
    .remedy = { $suggestion ->
          [none] Escriba las dos letras del idioma, como fr, en, es, ar o ja; nunca las de otro. Si el programa no trabaja en ese idioma, la secretaría dice qué hacer.
         *[other] ¿Quiso decir `{ $suggestion }`?
       }
format-sha256 = `{ $value }` no es una huella SHA-256
    .cause = El valor no se puede entender tal cual.
    .remedy = { $suggestion ->
          [none] Escriba 64 ceros: roadmap validate dirá entonces qué 64 signos van aquí.
         *[other] ¿Quiso decir `{ $suggestion }`?
       }
    .form-remedy = Ponga la carta, en la página de la ciudad participante: su huella se anota sola.
format-file-name = `{ $value }` no es un nombre de archivo
    .cause = El valor no se puede entender tal cual.
    .remedy = { $suggestion ->
          [none] Escriba solo el nombre, como letter.pdf.
         *[other] ¿Quiso decir `{ $suggestion }`?
       }
format-other = `{ $value }` no tiene la forma esperada
    .cause = El valor no se puede entender tal cual.
    .remedy = { $suggestion ->
          [none] Mire un ejemplo de la ficha.
         *[other] ¿Quiso decir `{ $suggestion }`?
       }
identifier = `{ $value }` no puede ser un identificador
    .cause = Un identificador tiene letras a-z y cifras, en palabras unidas por «-».
    .remedy = { $suggestion ->
          [none] Escríbalo en letras latinas, a a z, cifras y «-».
         *[other] ¿Quiso decir `{ $suggestion }`?
       }
identifier-duplicate = el identificador `{ $value }` ya se usa en la línea { $line }
    .cause = No se sabría cuál se indica.
    .remedy = Dé otro identificador a uno de ellos.
identifier-page = `{ $value }` es el nombre de otra página del sitio
    .cause = El sitio ya tiene una página con ese nombre: una sustituiría a la otra.
    .remedy = Elija otro nombre, p. ej. `{ $value }-2`, y úselo dondequiera que se cite este.
unknown-value = `{ $value }` no es uno de los valores posibles
    .cause = Posibles: { $known }
    .remedy = { $suggestion ->
          [none] Escriba uno de los nombres permitidos.
         *[other] ¿Quiso decir `{ $suggestion }`?
       }
one-asked = `{ $value }` nombra varias, y se pide una sola respuesta
    .cause = El formulario admite una; el programa no puede saber cuál.
    .remedy = Escriba una de ellas: { $several }.
items-asked = `{ $value }` nombra varias en una sola línea de la lista
    .cause = Cada guion de una lista introduce una sola.
    .remedy = Escriba cada una en su línea, tras un guion y un espacio: { $several }.
unknown-axis = esta edición no tiene el eje `{ $value }`
    .cause = Posibles: { $known }
    .remedy = { $suggestion ->
          [none] Escriba uno de los nombres permitidos.
         *[other] ¿Quiso decir `{ $suggestion }`?
       }
unknown-role = esta edición no tiene la función `{ $value }`
    .cause = Posibles: { $known }
    .remedy = { $suggestion ->
          [none] Escriba uno de los nombres permitidos.
         *[other] ¿Quiso decir `{ $suggestion }`?
       }
unknown-theme = la temática `{ $value }` no está en themes.yaml
    .cause = { $known ->
          [none] themes.yaml todavía no tiene ninguna temática.
         *[other] Posibles: { $known }
       }
    .remedy = { $suggestion ->
          [none] { $known ->
              [none] Escriba primero la temática en themes.yaml, o corrija lo que impide leer ese archivo.
             *[other] Escriba uno de los nombres permitidos.
           }
         *[other] ¿Quiso decir `{ $suggestion }`?
       }
    .form = la temática `{ $value }` no está en la lista de temáticas
    .form-remedy = Elija una de las temáticas; una nueva se escribe antes en la página de las temáticas.
unknown-network = no existe la red `{ $value }`
    .cause = { $known ->
          [none] Todavía no hay ningún archivo en networks/.
         *[other] Posibles: { $known }
       }
    .remedy = { $suggestion ->
          [none] { $known ->
              [none] Quite la línea hasta que la secretaría haya abierto la red, o pídaselo.
             *[other] Escriba uno de los nombres permitidos.
           }
         *[other] ¿Quiso decir `{ $suggestion }`?
       }
unknown-event = no existe el evento `{ $value }`
    .cause = { $known ->
          [none] Todavía no hay ningún archivo en events/.
         *[other] Posibles: { $known }
       }
    .remedy = { $suggestion ->
          [none] { $known ->
              [none] Quite la línea hasta que la secretaría haya añadido el encuentro, o pídaselo.
             *[other] Escriba uno de los nombres permitidos.
           }
         *[other] ¿Quiso decir `{ $suggestion }`?
       }
unknown-edition = no existe la edición `{ $value }`
    .cause = Posibles: { $known }
    .remedy = { $suggestion ->
          [none] Escriba uno de los nombres permitidos.
         *[other] ¿Quiso decir `{ $suggestion }`?
       }
word-limit = texto demasiado largo: { $count ->
    [one] { $count } palabra
   *[other] { $count } palabras
  }, { $limit } como máximo
    .cause = El lugar subrayado es la primera palabra sobrante. Se cuentan las palabras entre espacios y rayas; apóstrofo y guion no separan; las marcas de Markdown no cuentan.
    .remedy = Quite { $excess ->
          [one] una palabra
         *[other] { $excess } palabras
       }.
empty-text = esta respuesta está vacía
    .cause = El formulario pide esta respuesta.
    .remedy = Escriba su respuesta o borre la clave.
    .form-remedy = Escriba su respuesta o quite el elemento.
empty-placeholder = `{ $value }` todavía no es una respuesta
    .cause = Estas palabras ocupan el lugar de la respuesta; el expediente las mostraría tal cual.
    .remedy = Escriba la respuesta misma. Si está en otro documento, cópiela aquí.
raw-html = HTML (`{ $tag }`) en un texto
    .cause = El expediente mostrará esos signos tal cual.
    .remedy = Escriba en Markdown: **negrita**, *cursiva*.
broken-link = el enlace `{ $target }` no lleva a ninguna parte
    .cause = Un expediente solo puede llevar a la web o a una dirección de correo; nada en él responde a otro nombre.
    .remedy = Escriba una dirección completa que empiece por https://.
image-alt = la imagen `{ $target }` no tiene descripción
    .cause = Quien no la ve no sabría nada de ella.
    .remedy = Escriba ![lo que muestra la imagen](archivo).
text-cell = esta fila tiene más celdas que la tabla: `{ $cell }` queda más allá de la última columna
    .cause = Una tabla tiene tantas columnas como su encabezado; el expediente muestra el resto en la última celda.
    .remedy = Añada una columna al encabezado de la tabla, o escriba `\|` si la barra es un simple signo.
text-code = cuatro espacios convierten esta línea en código: `{ $line }`
    .cause = El expediente muestra esas líneas con letra de máquina, signos incluidos, sin saltos de línea.
    .remedy = Comience estas líneas tan a la izquierda como las demás del texto.
text-quotation = `>` convierte estas líneas en una cita
    .cause = Los mensajes pegados llevan ese signo al comienzo de la línea; el expediente los muestra como palabras de otra persona.
    .remedy = Quite el `>`; si es una cita, anúnciela con dos puntos o póngala entre comillas.
text-unused = nada en el texto remite a `{ $label }`
    .cause = Una nota o una dirección a la que nada remite no tiene lugar en el expediente; sus palabras se muestran donde están.
    .remedy = Escriba el mismo signo en el texto, donde corresponda, o quítelo.
text-bullet = `{ $sign }` no es un signo de lista: estas líneas se mostrarían seguidas, en un solo párrafo
    .cause = Un procesador de textos lo toma por viñeta; en el expediente, las líneas de una lista empiezan por un guion y un espacio.
    .remedy = Ponga - y un espacio en lugar de este signo, al principio de cada línea.
text-table = estas líneas son una tabla, pero se mostrarían seguidas, sin columnas: `{ $line }`
    .cause = En el expediente, una barra separa dos celdas, y hay guiones debajo de la primera línea.
    .remedy = Separe así las celdas: | Barrio | Viviendas |, y añada debajo de la primera línea: | --- | --- |
text-folded = las líneas de esta respuesta se mostrarían seguidas, aunque forman una lista o una tabla
    .cause = Las líneas de un texto solo quedan separadas si una barra | sigue a los dos puntos.
    .remedy = Escriba `{ $key }: |` y ponga todo el texto debajo, cada línea con dos espacios al principio.
    .form-remedy = Vuelva a poner aquí cada línea en su sitio y guarde.
text-run-on = los párrafos de esta respuesta se mostrarían seguidos, como uno solo
    .cause = Una línea en blanco solo separa dos párrafos si una barra | sigue a los dos puntos.
    .remedy = Escriba `{ $key }: |` y ponga todo el texto debajo, cada línea con dos espacios al principio.
    .form-remedy = Ponga aquí una línea en blanco entre los párrafos y guarde.
text-bar = el texto de `{ $key }` empieza por `{ $sign }`, que está donde va una barra
    .cause = Tras los dos puntos de un texto largo va una barra, |; cualquier otro signo se lee como su primera palabra, y los párrafos quedan unidos.
    .remedy = Escriba `{ $key }: |` y deje las líneas de debajo como están.
    .form-remedy = Quite `{ $sign }` al principio de esta respuesta, y guarde.
text-sunken = `{ $line }`: esta línea de `{ $key }` empieza como la respuesta a otra pregunta, `{ $other }`, que no tiene ninguna
    .cause = Está demasiado adentro: se lee como palabras de `{ $key }`, y se mostraría con ellas.
    .remedy = Si es la respuesta, empiece la línea en la columna en que empieza `{ $key }:`, y las líneas de debajo dos espacios más adentro; si es un punto del texto, póngale delante - y un espacio.
    .form-remedy = Si es la respuesta a `{ $other }`, quite la línea de aquí y désela allí; si es un punto del texto, póngale delante - y un espacio.
text-tongues = `{ $key }` es un solo texto en varios idiomas ({ $one }, { $other }): a cada lector se le mostrarían todos
    .cause = Cada idioma tiene su línea debajo de la pregunta, para que cada cual lea el suyo.
    .remedy = Escriba `{ $key }:` solo en su línea y, debajo, dos espacios más adentro, una línea por idioma: `{ $one }: …`, `{ $other }: …`
    .form-remedy = Dé aquí a cada idioma su respuesta, y guarde.
list-bracket = la coma entre estos paréntesis hace varias respuestas de una sola
    .cause = En una lista entre [ ] cada coma empieza otra respuesta.
    .remedy = Póngala entre comillas: "{ $whole }"
    .form-remedy = Désela aquí en una sola respuesta, y guarde.
letter-missing = no se indica la carta del alcalde
    .cause = La participación se confirma con una carta firmada por el alcalde (formulario, línea 133).
    .remedy = Añada a city.yaml la clave `interest:` con letter, sha256, signed_by y signed_on.
    .form-remedy = Ponga la carta firmada, en PDF, en la página de la ciudad participante; indique allí quién la firmó y cuándo.
letter-file-missing = el archivo `{ $file }` no está en la carpeta de la ciudad
    .cause = La participación se confirma con una carta firmada por el alcalde (formulario, línea 133).
    .remedy = Ponga la carta junto a city.yaml.
    .form-remedy = Vuelva a poner la carta, en la página de la ciudad participante.
letter-hash = la carta no es la de la huella indicada
    .cause = El archivo ha cambiado o la huella se copió mal.
    .remedy = Si la carta es correcta, escriba sha256: { $actual }
    .form-remedy = Vuelva a poner la carta correcta, en la página de la ciudad participante: su huella se anota sola.
letter-unsafe = `{ $file }` no es un archivo de esta carpeta
    .cause = La participación se confirma con una carta firmada por el alcalde (formulario, línea 133).
    .remedy = Escriba el nombre de un archivo junto a city.yaml.
    .form-remedy = Ponga la carta, en la página de la ciudad participante.
letter-empty = el archivo `{ $file }` está vacío
    .cause = La participación se confirma con una carta firmada por el alcalde (formulario, línea 133).
    .remedy = Vuelva a poner la carta junto a city.yaml: se copió sin contenido.
    .form-remedy = Vuelva a poner la carta: se copió sin contenido.
letter-not-print = `{ $file }` no es un PDF
    .cause = Un texto que todavía se puede cambiar no confirma nada; la carta firmada se guarda en PDF.
    .remedy = Escanee la carta firmada en PDF, ponga ese archivo junto a city.yaml y escriba aquí su nombre.
    .form-remedy = Escanee la carta firmada en PDF y ponga ese archivo.
letter-late = la fecha de firma de la carta ({ $value }) es posterior a la de la entrega del expediente o al final del programa ({ $limit })
    .cause = Una carta que abre la participación no se firma ni después de entregar el expediente ni después del final del programa.
    .remedy = Copie la fecha que lleva la carta; compruebe el año.
letter-not-mayor = la carta no está firmada por el alcalde ({ $capacity })
    .cause = La participación se confirma con una carta firmada por el alcalde (formulario, línea 133).
    .remedy = Haga firmar al alcalde o añada una dispensa con su motivo.
    .form-remedy = Haga que firme el alcalde; si no es posible, diga a la secretaría por qué.
role-missing = nadie tiene la función: { $role }
    .cause = El formulario pide esta persona (formulario, líneas 185–188).
    .remedy = Añada una persona con `role: { $id }`.
    .form-remedy = Añada a esta persona al personal municipal y elija allí la función.
theme-count = { $count ->
    [one] { $count } temática
   *[other] { $count } temáticas
  }, se aconsejan { $limit } como máximo
    .cause = El formulario recomienda cinco como máximo (formulario, línea 203).
    .remedy = Conserve las más importantes.
theme-title-long = título de { $count ->
    [one] { $count } palabra
   *[other] { $count } palabras
  }, se aconsejan { $limit } como máximo
    .cause = La temática se dice en pocas palabras (formulario, línea 210).
    .remedy = Acorte el título; el resto va en description.
    .form-remedy = Acorte el título; el resto va en la descripción.
theme-title-duplicate = el título «{ $title }» ya se usa en la línea { $line }
    .cause = Dos temáticas con el mismo nombre no se distinguen.
    .remedy = Cambie uno de los títulos.
priority-repeats-theme = la descripción repite palabra por palabra la de themes.yaml
    .cause = El formulario pide más detalle (formulario, línea 225).
    .remedy = Detállela, con su relación directa con el eje.
    .form = la descripción repite palabra por palabra la de la temática
priority-axis = eje `{ $axis }`, pero `{ $expected }` en themes.yaml
    .cause = Una temática se vincula a un solo eje (formulario, línea 203).
    .remedy = Escriba axis: { $expected } o borre la línea.
    .form = el eje no es el de la temática en la lista de temáticas
    .form-remedy = Elija el mismo eje en ambos lugares, o no responda aquí.
schedule-order = la fecha ({ $date }) es anterior a la que la precede en la lista ({ $previous })
    .cause = Las acciones se listan por orden cronológico (formulario, línea 323).
    .remedy = Mueva esta actividad más arriba.
schedule-period = el fin ({ $to }) es anterior al comienzo ({ $from })
    .cause = El valor no se puede entender tal cual.
    .remedy = Corrija una de las dos fechas.
schedule-dates = hace falta date, o bien from y to
    .cause = El valor no se puede entender tal cual.
    .remedy = Escriba date: 2023-10-12, o from: 2023-10 y to: 2023-12.
    .form = hace falta una fecha, o bien un principio y un fin
    .form-remedy = Dé el día, o el primer mes y el último.
schedule-outside-edition = la fecha ({ $date }) está fuera del período del programa ({ $from } a { $to })
    .cause = El plan se desarrolla hasta el congreso.
    .remedy = Compruebe el año.
activity-label = una actividad de tipo other pide un título
    .cause = Sin título no se sabe qué es.
    .remedy = Añada title: y unas palabras.
budget-total-row = `{ $label }` es la suma de otras líneas y contaría dos veces
    .cause = Los totales se calculan solos.
    .remedy = Quite esta línea, o ponga # delante de cada una de las suyas.
budget-balance = gastos { $expenses }, recursos { $income }: diferencia de { $difference }
    .cause = Financiación y contribuciones deberían cubrir los gastos (formulario, línea 327).
    .remedy = Corrija una línea; los totales se calculan solos.
budget-currency = importes sin moneda
    .cause = No se sabría cuánto valen los importes.
    .remedy = Añada currency: EUR, por ejemplo.
budget-negative = importe negativo: { $amount }
    .cause = Una línea de presupuesto es una suma.
    .remedy = Escriba un número sin signo menos.
synthesis-not-cited = el plan no cita la ficha de síntesis de una mesa redonda
    .cause = Se aconseja apoyarse en ella (formulario, línea 315).
    .remedy = Añada synthesis: y el nombre del evento.
preparatory-meeting-missing = el plan no cita la reunión preparatoria
    .cause = Se aconseja referirse a ella (formulario, línea 319).
    .remedy = Añada preparatory_meeting: y el nombre del evento.
state-order = `{ $state }` no puede seguir a `{ $previous }`
    .cause = El estado decide el rigor de las reglas.
    .remedy = Añada el estado que falta entre ambos.
state-order-date = la fecha ({ $date }) es anterior a la del estado precedente ({ $previous })
    .cause = El estado decide el rigor de las reglas.
    .remedy = Ponga los estados del más antiguo al más reciente.
state-order-first = `{ $state }` no puede ser el primer estado
    .cause = El estado decide el rigor de las reglas.
    .remedy = Empiece por draft o submitted.
translation-missing = aún sin traducir: { $languages }
    .cause = El expediente mostrará el idioma original.
    .remedy = Añada la traducción si la tiene.
waiver-unused = la dispensa de `{ $rule }` ({ $field }) no se usa
    .cause = Ninguna observación le corresponde.
    .remedy = Bórrela.
waiver-reason = una dispensa sin motivo
    .cause = Una dispensa se justifica.
    .remedy = Escriba una frase tras reason:
waiver-unknown-rule = no existe la regla `{ $rule }`
    .cause = La dispensa no tiene efecto.
    .remedy = { $suggestion ->
          [none] Escriba uno de los nombres permitidos.
         *[other] ¿Quiso decir `{ $suggestion }`?
       }
waiver-forbidden = no se puede dispensar `{ $rule }`
    .cause = Esta regla protege la lectura misma del expediente.
    .remedy = Corrija la observación misma.
foreign-staff = `{ $name }` trabaja para otra ciudad, { $city }
    .cause = El equipo de una ciudad es interno; solo ella puede hacerlo público.
    .remedy = Nombre más bien el servicio. Si { $city } está de acuerdo, dígalo: `waivers: [{"{"}rule: foreign-staff, field: { $field }, reason: …{"}"}]`
    .form-remedy = Nombre más bien el cargo. Si { $city } está de acuerdo, dígaselo a la secretaría.
internal-in-text = `{ $value }` figura en un texto público, y es un valor interno ({ $origin })
    .cause = Lo que contiene un presupuesto, un equipo o una carta es para las ciudades y la secretaría; este texto lo lee todo el mundo (formulario, línea 327).
    .remedy = Quítelo de este texto, en cada idioma. Si debe ser público, diga por qué: `waivers: [{"{"}rule: internal-in-text, field: { $field }, reason: …{"}"}]`
    .form-remedy = Quítelo de este texto, en todos los idiomas. Si debe ser público, diga a la secretaría por qué.
amount-in-text = `{ $value }` es un importe del presupuesto del plan de acción, y este texto es público
    .cause = El presupuesto es para las ciudades y la secretaría; el expediente público no da ningún importe suyo (formulario, línea 327).
    .remedy = Quite el importe de este texto, en cada idioma. Si no es el presupuesto, o si debe ser público, diga por qué: `waivers: [{"{"}rule: internal-in-text, field: { $field }, reason: …{"}"}]`
    .form-remedy = Quite el importe de este texto, en todos los idiomas. Si debe ser público, diga a la secretaría por qué.
leak = `{ $value }` se publicaría
    .cause = El expediente público no contiene correos ni valores internos (formulario, línea 327).
    .remedy = Quítelo de este texto; los contactos van en staff.yaml.
    .form-remedy = Quítelo de este texto; los contactos van en el personal municipal.
template = esta plantilla falla: { $detail }
    .cause = No se puede hacer ningún expediente con ella.
    .remedy = Corrija esta línea o borre la plantilla para volver a la original.
template-memory = esta plantilla ocupa más de { $megabytes } MB de memoria
    .cause = No se hace ninguna página con ella y no se pone nada en su lugar: una plantilla del programa trabaja dentro de unos límites.
    .remedy = Reduzca el texto o la lista que crece aquí.
template-output = esta plantilla hace una página de más de { $megabytes } MB
    .cause = No se hace ninguna página con ella y no se pone nada en su lugar: una plantilla del programa trabaja dentro de unos límites.
    .remedy = Haga menos de lo que se repite aquí.
template-time = esta plantilla tarda más de { $seconds } segundos en una página
    .cause = No se hace ninguna página con ella y no se pone nada en su lugar: una plantilla del programa trabaja dentro de unos límites.
    .remedy = Haga menos aquí: listas más cortas, menos bucles dentro de bucles.
template-depth = esta plantilla llega demasiado hondo: demasiadas cosas unas dentro de otras
    .cause = No se hace ninguna página con ella y no se pone nada en su lugar: una plantilla del programa trabaja dentro de unos límites.
    .remedy = Separe lo que está anidado aquí: signos ante un valor, filtros, paréntesis, listas dentro de listas.
template-steps = esta plantilla da más pasos para una página de los permitidos
    .cause = No se hace ninguna página con ella y no se pone nada en su lugar: una plantilla del programa trabaja dentro de unos límites.
    .remedy = Haga menos aquí: listas más cortas, menos bucles dentro de bucles.
template-lost = el proceso que rellena esta plantilla terminó por una razón desconocida
    .cause = No se hace ninguna página con ella y no se pone nada en su lugar: una plantilla del programa trabaja dentro de unos límites.
    .remedy = Mire qué tiene de inusual esta línea; si nada lo es, dígaselo a quienes hacen roadmap.
template-start = las plantillas del programa no se pueden rellenar, pues no se puede iniciar ningún proceso para ellas: { $detail }
    .cause = No se hace ninguna página con ella y no se pone nada en su lugar: una plantilla del programa trabaja dentro de unos límites.
    .remedy = Permita que roadmap inicie un proceso o borre templates/ para volver a las originales.
unknown-city = la ciudad `{ $value }` no tiene carpeta
    .cause = Carpetas de cities/: { $known }
    .remedy = { $suggestion ->
          [none] Escriba el nombre de una carpeta de cities/.
         *[other] ¿Quería decir `{ $suggestion }`?
       }
frozen-key = `{ $id }` falta en la lista `{ $list }`, pero hay fichas que lo usan ({ $count })
    .cause = La lista sustituye a la de la edición; lo que las fichas usan no se puede quitar.
    .remedy = Vuelva a poner `{ $id }` en la lista, o haga corregir antes esas fichas.
plan-not-pilot = este plan es para la red `{ $network }`, cuya ciudad piloto es `{ $pilot }`
    .cause = El plan de acción es el de la ciudad piloto (formulario, línea 290).
    .remedy = Indique la red cuya ciudad piloto es `{ $city }`, o suprima el plan.
wrong-event = `{ $event }` es de otro tipo ({ $kind })
    .cause = Tipos que convienen aquí: { $wanted }
    .remedy = Escriba el nombre de un evento de ese tipo.
wrong-event-network = `{ $event }` atañe a otra red, `{ $network }`
    .cause = Un plan se apoya en los eventos de su propia red.
    .remedy = Corrija el nombre aquí, o la red en el archivo del evento.
approval-void = las respuestas han cambiado desde la decisión «{ $label }» del { $date }
    .cause = Una decisión se refiere a lo que las fichas decían ese día; las páginas públicas siguen mostrándolo.
    .remedy = La ciudad puede seguir trabajando. Lo que ha cambiado lo dice: `roadmap diff --accepted { $city }`. La secretaría relee y decide de nuevo: `roadmap record { $city } { $state }`
    .form-remedy = Puede seguir trabajando. La secretaría relee y decide de nuevo.
approval-lost = las respuestas han cambiado desde que se aceptaron, y las de entonces no están en ninguna parte
    .cause = Se muestra lo decidido. Ni los commits presentes ni la publicación anterior lo tienen.
    .remedy = Traiga todo el historial (`git fetch --unshallow`), o haga que la secretaría relea y decida de nuevo: `roadmap record { $city } accepted`
    .form-remedy = Pida a la secretaría que relea y decida de nuevo.
approval-untied = nada vincula la decisión «{ $label }» a las respuestas
    .cause = Sin huella, un cambio posterior pasaría inadvertido.
    .remedy = Haga escribir la decisión con: `roadmap record { $city } { $state }`
    .form-remedy = Pida a la secretaría que anote su decisión.
translation-stale = la traducción ({ $language }) es de un texto que ha cambiado
    .cause = El texto de origen ({ $source }) ya no es el que se tradujo.
    .remedy = Relea la traducción y luego: `roadmap record --translations`
    .form-remedy = Relea la traducción; la secretaría anota que es correcta.
translation-idle = no hay traducción ({ $language }) en `{ $field }`
    .cause = Esta línea ya no dice nada.
    .remedy = Suprímala, o: `roadmap record --translations`
    .form = ya no hay traducción ({ $language }) de una respuesta
    .form-remedy = No se le pide nada: la secretaría quita esta nota.
evaluation-missing = este proyecto ({ $state }) no tiene evaluación
    .cause = Los resultados de los proyectos y sus lecciones son la etapa 3 del programa (formulario, línea 102).
    .remedy = Añada evaluation: con results y lessons.
project-not-member = `{ $city }` no está en la red `{ $network }`
    .cause = Un proyecto piloto procede de una ciudad que participa en la red (formulario, línea 96).
    .remedy = Compruebe el nombre de la red, o pida a la secretaría que añada la ciudad.
pilot-withdrawn = la ciudad piloto `{ $city }` ya no participa ({ $state })
    .cause = Una red tiene una ciudad piloto que participa (formulario, línea 290).
    .remedy = Busque otra ciudad piloto, o cierre la red.
pilot-without-plan = la ciudad piloto `{ $city }` no tiene plan de acción
    .cause = La convocatoria es su plan de acción (formulario, línea 327).
    .remedy = Recuérdeselo a la ciudad; empieza con: `roadmap new fiche { $folder } action-plan`
pilot-not-member = la ciudad piloto `{ $city }` está también en la lista de miembros
    .cause = Contaría dos veces.
    .remedy = Quítela de members.
member-duplicate = `{ $city }` ya es miembro (línea { $line })
    .cause = Una ciudad cuenta una vez.
    .remedy = Conserve una sola de las dos líneas.
missing-member = no se sabe qué ciudad es
    .cause = Una ciudad del programa se indica con city, otra con name y country.
    .remedy = Escriba city: y el nombre de una carpeta de cities/, o name: (para un miembro, también country:).
question-not-member = `{ $city }` plantea una pregunta sin estar en la red
    .cause = Las preguntas son de la ciudad piloto y de los miembros (formulario, línea 343).
    .remedy = Añada la ciudad a members, o corrija su nombre.
network-without-question = `{ $city }` todavía no ha planteado ninguna pregunta
    .cause = Cada ciudad plantea las preguntas nacidas de su propia situación (formulario, línea 343).
    .remedy = Pídasela y añádala a questions.
question-unanswered = la pregunta `{ $id }` todavía no tiene respuesta
    .cause = El trabajo colectivo debe buscar respuestas (formulario, línea 352).
    .remedy = Añada answer: cuando la red la haya encontrado.
network-overlap = esta red se parece a `{ $network }`
    .cause = Palabras comunes: { $words }. Las redes se complementan (formulario, línea 358).
    .remedy = Únalas, o precise lo que las distingue.
network-same-theme = la red `{ $network }` ya lleva esta temática (`{ $theme }`)
    .cause = Una temática prioritaria, una red (formulario, línea 290).
    .remedy = Elija una temática de reserva, o una las redes.
event-time = esa hora no existe: { $value } en { $zone }
    .cause = Los relojes se adelantan esa noche y marcan { $suggestion }.
    .remedy = Elija otra hora.
event-time-ambiguous = esa hora se repite: { $value } en { $zone }
    .cause = Los relojes se atrasan esa noche; se toma la primera.
    .remedy = Elija otra hora si puede.
round-table-number = el número { $number } ya es el de `{ $event }`
    .cause = Un número sirve una vez en la edición (formulario, línea 233).
    .remedy = Dé otro número a uno de los dos.
round-table-number-missing = falta el número ({ $kind })
    .cause = Estos eventos se citan por su número (formulario, línea 233).
    .remedy = Añada number: 5, por ejemplo.
speaker-missing = nadie interviene ({ $kind })
    .cause = El programa anuncia quién interviene (formulario, línea 233).
    .remedy = Añada speakers: con name, title y city.
meeting-too-long = { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
  }, { $limit } como máximo ({ $kind })
    .cause = La reunión preparatoria dura una hora como máximo (formulario, línea 300).
    .remedy = Escriba minutes: { $limit }, o menos.
meeting-mode = `{ $value }` no conviene ({ $kind })
    .cause = Este tipo de reunión tiene una sola modalidad.
    .remedy = Escriba mode: { $mode }
meeting-groups = falta: { $groups } ({ $kind })
    .cause = Tres grupos preparan el plan: expertos locales, grupo consultivo, Secretaría General (formulario, líneas 302–307).
    .remedy = Añádalos a groups.
attachment-missing = el archivo `{ $file }` no está en events/
    .cause = El documento se anunciaría sin existir.
    .remedy = Póngalo junto al evento, o quite la línea.
attachment-unsafe = `{ $file }` no es un archivo de events/
    .cause = Un enlace, o una ruta que lleva a otro lugar, nunca se sigue.
    .remedy = Ponga el archivo mismo en events/ y escriba su nombre.
limit-attachment = `{ $file }` pesa { $size } MiB, { $limit } como máximo
    .cause = Un límite protege a todos los que clonan este repositorio.
    .remedy = Ponga una versión más ligera, o dé un enlace en el resumen.
document-kind = `{ $file }` es de un tipo que no se publica
    .cause = Los navegadores y los servidores web ejecutan esos archivos, o les obedecen.
    .remedy = Guárdelo en PDF y nombre ese archivo. Se publican estos tipos: { $kinds }.
document-kind-double = el nombre `{ $file }` lleva dos extensiones
    .cause = Algunos servidores web ejecutan un archivo por una extensión en medio de su nombre.
    .remedy = Dele un nombre con una sola extensión, aquí y en events/.
document-kind-content = `{ $file }` no contiene lo que dice su nombre
    .cause = Su contenido es de otro tipo que su extensión, y un navegador podría ejecutarlo.
    .remedy = Ábralo en el programa que lo creó y guárdelo de nuevo en PDF.
coordinates-range = { $value } no es ningún lugar de la tierra: de −{ $most } a { $most }
    .cause = El mapa muestra la ciudad donde dice este número.
    .remedy = Escriba grados con punto, como 46.81; el sur y el oeste son negativos.
coordinates-half = un número solo no es un lugar: falta `{ $wanted }`
    .cause = El mapa muestra la ciudad donde dicen los dos.
    .remedy = Añada `{ $wanted }:`, o quite esta línea.
    .form = un número solo no es un lugar
    .form-remedy = Dé los dos, latitud y longitud, o ninguno.
coordinates-country = este lugar está lejos del país { $country }
    .cause = { $exchanged ->
        [yes] Latitud y longitud parecen cambiadas.
       *[no] El mapa mostraría la ciudad en otra parte.
    }
    .remedy = La latitud va al norte, la longitud al este; el sur y el oeste son negativos. Compruebe ambas.
picture-absent = la imagen `{ $file }` no está en { $folder }/
    .cause = La página la anunciaría sin mostrarla; un enlace nunca se sigue.
    .remedy = Póngala con `roadmap picture { $fiche } { $file }`, o quite la entrada.
    .form-remedy = Vuelva a poner la imagen en esta página, o quítela de la lista.
picture-kind = `{ $file }` no es una imagen que se pueda mostrar
    .cause = Las páginas muestran { $kinds }, según el contenido del archivo; un dibujo SVG puede ejecutar programas, y no todos los navegadores conocen HEIC.
    .remedy = Ábrala, expórtela como JPEG o PNG, y ponga ese archivo con `roadmap picture`.
    .form-remedy = Vuelva a poner la imagen en esta página, o quítela de la lista.
picture-kind-name = `{ $file }` contiene otro tipo de imagen que lo que dice su nombre
    .cause = Los programas que se fían del nombre no la mostrarían.
    .remedy = Dé al archivo la extensión .{ $ending }, allí y aquí.
picture-kind-broken = la imagen `{ $file }` está dañada
    .cause = El archivo termina demasiado pronto, o no está hecho como corresponde a su tipo.
    .remedy = Expórtela de nuevo y póngala con `roadmap picture { $fiche } …`.
    .form-remedy = Vuelva a poner la imagen en esta página, o quítela de la lista.
picture-bytes = la imagen `{ $file }` pesa { $size } MiB, { $limit } como máximo
    .cause = Un límite protege a todos los que clonan este repositorio.
    .remedy = Póngala con `roadmap picture { $fiche } …`, que la reduce.
    .form-remedy = Vuelva a poner la imagen en esta página, o quítela de la lista.
picture-points = la imagen `{ $file }` tiene { $width } × { $height } puntos, { $limit } como máximo por lado
    .cause = Ninguna página muestra tantos.
    .remedy = Póngala con `roadmap picture { $fiche } …`, que la reduce.
    .form-remedy = Vuelva a poner la imagen en esta página, o quítela de la lista.
picture-position = la imagen `{ $file }` dice dónde se tomó
    .cause = Las cámaras escriben su posición en el archivo; quien recibe el repositorio puede leerla, y git la conserva.
    .remedy = Ejecute `roadmap picture { $fiche } { $folder }/{ $file }`: la orden quita todo eso.
    .form-remedy = Vuelva a poner la imagen en esta página, o quítela de la lista.
picture-camera = la imagen `{ $file }` dice cuándo y con qué se tomó
    .cause = Las cámaras y los programas escriben la hora, el aparato y nombres en el archivo; git los conserva.
    .remedy = Ejecute `roadmap picture { $fiche } { $folder }/{ $file }`: la orden quita todo eso.
    .form-remedy = Vuelva a poner la imagen en esta página, o quítela de la lista.
picture-comment = la imagen `{ $file }` contiene palabras que nadie ve
    .cause = Un programa o una persona las puso en el archivo; git las conserva.
    .remedy = Ejecute `roadmap picture { $fiche } { $folder }/{ $file }`: la orden quita todo eso.
    .form-remedy = Vuelva a poner la imagen en esta página, o quítela de la lista.
picture-behind = el archivo `{ $file }` sigue después del final de su imagen
    .cause = Los teléfonos ponen allí una película o una segunda imagen; quien la mira no ve nada de eso.
    .remedy = Ejecute `roadmap picture { $fiche } { $folder }/{ $file }`: la orden quita todo eso.
    .form-remedy = Vuelva a poner la imagen en esta página, o quítela de la lista.
picture-other = la imagen `{ $file }` contiene más que la imagen
    .cause = Una copia pequeña, un perfil de color u otra parte que las páginas no necesitan.
    .remedy = Ejecute `roadmap picture { $fiche } { $folder }/{ $file }`: la orden quita todo eso.
    .form-remedy = Vuelva a poner la imagen en esta página, o quítela de la lista.
picture-undeclared = la imagen `{ $file }` no está entre pictures:
    .cause = Una página solo muestra la imagen de un texto si la ficha la declara, con su descripción y quién puede verla.
    .remedy = Póngala con `roadmap picture`, y escriba aquí solo su nombre: ![lo que muestra](muelle.jpg).
    .form = la imagen `{ $file }` no está entre las imágenes de esta ficha
    .form-remedy = Póngala más abajo, con su descripción; escriba luego aquí: ![lo que muestra](su nombre).
picture-internal = este texto es público, la imagen `{ $file }` no lo es
    .cause = Las páginas públicas dejarían fuera la imagen y conservarían su nombre.
    .remedy = Escriba audience: public en la imagen si todos pueden verla, o quítela de este texto.
picture-unused = ninguna ficha nombra la imagen `{ $file }`
    .cause = No se muestra en ninguna parte, no se ha limpiado, y queda en git a la vista de todos.
    .remedy = Póngala con `roadmap picture`, o borre el archivo.
synthesis-sheet-missing = todavía no hay ficha de síntesis
    .cause = El plan de acción se apoya en ella (formulario, línea 315).
    .remedy = Añada documents: con kind: { $sheet } cuando esté lista.
format-date-time = `{ $value }` no es un día y una hora
    .cause = El valor no se puede entender tal como está.
    .remedy = { $suggestion ->
          [none] Escriba el día, una T y la hora del lugar, como 2023-07-06T16:00.
         *[other] ¿Quería decir `{ $suggestion }`?
       }
level-error = error
level-warning = advertencia
level-info = información
waived = dispensa: { $reason }
cause = por qué
remedy = qué hacer
summary = { $fiches ->
      [one] Una ficha comprobada
     *[other] { $fiches } fichas comprobadas
   }, { $cities ->
      [one] una ciudad
     *[other] { $cities } ciudades
   }, reglas aplicadas: { $rules }.
summary-findings = Errores: { $errors }; advertencias: { $warnings }; informaciones: { $infos }.
summary-clean = Nada que señalar.
summary-waived = Con dispensa: { $count }.
summary-skipped = Archivos no comprobados: { $count }.
summary-hidden = Observaciones por encima del límite, no mostradas: { $count }.
summary-fix = `roadmap fix` corrige { $count ->
    [one] una de las observaciones
   *[other] { $count } de las observaciones
} y muestra cada línea antes y después.
repair-certain = Lo que solo se lee de una manera, como lo escribe `roadmap fix`
summary-explain = Para saber más de una observación: roadmap explain { $rule }
skipped-line = { $path }: { $reason }
skip-syntax = ilegible, sus campos no se comprueban
skip-mended = no se pudo leer; lo demás se dice del texto tal como lo dejaría `roadmap fix`
once-mended = Se dice del texto tal como lo dejaría `roadmap fix`: tal como está, el archivo no se puede leer.
skip-not-fiche = no es una ficha
skip-programme = no comprobada por falta de edición legible
render-wrote = Expedientes: { $cities }; archivos: { $files }, en { $out }
render-calendars = { $why ->
    [cut] Calendarios que no retiran lo que se quitó antes, pues aquí faltan los commits anteriores: { $count }. `git fetch --unshallow` los trae
    [left-out] Calendarios que no dicen cuál de dos versiones es la posterior, hechos con --no-history: { $count }. Una agenda que tiene una versión anterior puede conservarla; los que se envían se hacen sin esta opción
   *[without] Calendarios que no dicen cuál de dos versiones es la posterior, pues aquí no hay historial de git: { $count }. Una agenda que tiene una versión anterior puede conservarla; hágalos en un clon del repositorio, o en la carpeta de la última vez
}
render-skipped = { $city }: expediente no hecho, errores: { $errors }
render-stale = { $path } no está al día
render-missing = falta { $path }
render-extra = { $path } sobra
render-current = Al día, archivos: { $files }
render-refused = { $path } existe y no lo hizo render: no se escribe nada
render-refused-audience = { $out } contiene fichas para otro público ({ $audience }): no se escribe nada; elija otra carpeta con --out
render-refused-published = { $out } contiene lo publicado: una vista previa puede contener borradores y no ocupa su lugar; elija otra carpeta con --out
render-refused-twice = dos páginas se llamarían { $path }: no se escribe nada
render-refused-name = ningún archivo puede llamarse { $path }: no se escribe nada
render-refused-busy = otro render está escribiendo en { $out }: no se escribe nada; repita cuando termine
render-refused-link = { $path } es un enlace: no se escribe ni se compara nada a través de enlaces del repositorio o de la carpeta de salida; elimínelo o indique otro lugar
render-refused-manifest = { $path } no es una lista de archivos escrita por render: no se escribe nada; elimínela o elija otra carpeta con --out
render-by-file = { $out } se reemplazó archivo por archivo y no de una vez, porque { $why ->
    [parent] no se puede crear ni mover nada a su lado
    [git] es una copia de trabajo de git
    [here] es la carpeta actual o contiene el programa
    [foreign] contiene otros archivos que no se pueden llevar a la nueva
    [rights] no se puede dar su propietario o sus permisos a otra carpeta
   *[system] el sistema no puede intercambiar carpetas ahí
    }: una ejecución interrumpida deja páginas antiguas y nuevas, y la siguiente lo arregla
status-workbook = Un libro de cálculo va a un archivo. Escriba: roadmap status --format xlsx --output estado.xlsx
usage-city = no hay ninguna ciudad { $city }; { $suggestion ->
      [none] vea la carpeta cities/
     *[other] ¿quiso decir { $suggestion }?
   }
record-usage = hacen falta una ciudad y un estado: roadmap record bruges submitted --by coordinator
record-unknown = el estado { $state } no existe; posibles: { $known }{ $suggestion ->
      [none] {""}
     *[other] . ¿Quería decir { $suggestion }?
   }
record-unread = no todas las fichas de { $city } se pueden leer: no se escribe nada
edit-nowhere = { $at }: la ficha no tiene tal lugar
edit-layout = { $at ->
      [none] la ficha
     *[other] { $at }
   }: el formato no deja un lugar seguro para el cambio; no se escribe nada; ponga una clave por línea (roadmap fmt lo hace)
edit-unproven = la ficha cambiada no diría lo que debe decir, o perdería una nota: no se escribe nada; cámbiela a mano
record-layout = el formato de { $path } no deja lugar seguro para una línea: no se escribe nada; ponga una clave por línea
record-refused = { $city } no puede pasar al estado { $state }: no se escribe nada
record-errors = en el estado { $state }, { $city } tendría errores ({ $errors }): no se escribe nada; corríjalos, o añada --force
record-written = { $path }: estado anotado ({ $state }). Queda registrar este cambio en git.
record-translations = Traducciones anotadas como al día; archivos cambiados: { $files }
leak-file = `{ $value }` es un valor interno ({ $origin }) y se publicaría en { $files }
    .cause = El expediente público no contiene correos ni valores internos (formulario, línea 327).
    .remedy = Búsquelo en ese archivo: lo contiene una plantilla, una traducción o un texto.
leak-document = `{ $value }` es un valor interno ({ $origin }), y el documento { $files } lo contiene
    .cause = Un documento que un evento declara público lo lee todo el mundo, como una página: no contiene nombres del equipo, ni correos, ni importes de un presupuesto (formulario, línea 327).
    .remedy = Quítelo de ese documento y ponga el nuevo en su lugar en events/, o no lo declare público.
publish-inside = { $out } está en el repositorio: no se publica nada; elija otra carpeta
print-missing = no se encontró ningún navegador para hacer los PDF: no se escribe nada. Instale Chromium, Google Chrome, Microsoft Edge o Brave, o indique dónde está con --browser RUTA
print-start = el navegador { $program } no arranca: no se escribe nada ({ $why }). Indique un Chromium, Chrome, Edge o Brave con --browser RUTA
print-page = { $path } no se pudo imprimir: no se escribe nada ({ $why })
render-stopped = no se escribe nada: { $taken ->
        [0] { $out } queda como estaba
       *[other] en { $out } solo ha cambiado lo retirado
    }
publish-stopped = publicación detenida: { $taken ->
        [0] { $out } queda como estaba
       *[other] en { $out } solo ha cambiado lo retirado
    }
publish-unread = no se publica nada, { $taken ->
        [0] { $out } queda como estaba
       *[other] en { $out } solo ha cambiado lo retirado
    }: no se puede buscar lo que debe seguir siendo interno en un archivo ilegible ({ $count }: { $files })
publish-unread-inside = { $count ->
    [one] No se pudo leer el interior de { $count } documento; nadie sabe si contiene valores internos: { $files }
   *[other] No se pudo leer el interior de { $count } documentos; nadie sabe si contienen valores internos: { $files }
}
publish-as-decided = Ciudades mostradas tal como se aceptaron, pues sus respuestas han cambiado después: { $count } ({ $cities })
publish-as-before = Ciudades mostradas como en la publicación anterior, pues git no tiene ningún commit con las respuestas aceptadas: { $count } ({ $cities })
publish-takedown = Retiradas del sitio, pues su estado ya no permite mostrarlas: { $count } ({ $names })
publish-takedown-meetings = Encuentros retirados del sitio, pues ya no todos deben saber de ellos: { $count } ({ $names })
publish-withheld = Ciudades no publicadas, su estado aún no lo permite: { $count } ({ $cities })
publish-unmerged = Se muestran por una decisión que { $branch } no tiene, de modo que nadie ha revisado de quién es: { $count } ({ $cities }). Es una vista previa; lo que ha de ser público se publica desde { $branch }, después de `roadmap review`
status-still = respuestas: { $answered } de { $asked }; falta: { $still }
new-exists = { $path } ya existe: no se escribe nada
form-how = Responda detrás de los dos puntos. Un texto largo empieza en la línea bajo la barra |, cada línea precedida de dos espacios. Una pregunta detrás de # es opcional: para responderla, borre la # y el espacio que la sigue.
new-next = Rellene estos archivos y luego: roadmap validate
new-identifier = por ejemplo { $suggestion }
new-identifier-latin = escriba el nombre en letras latinas, como en una dirección de la web: a a z, cifras, palabras unidas por «-»
file-held = Si otro programa tiene abierto el archivo, ciérrelo en Word, Excel o el programa que lo muestra, espere a que OneDrive o el antivirus termine y vuelva a intentarlo.
welcome =
    roadmap comprueba las fichas de un programa de ciudades guardado en git y hace sus páginas.
    No tiene ventana propia: sus órdenes se escriben en un terminal.

    Para empezar:
    1. En el explorador de archivos, abra la carpeta de su programa.
    2. Haga clic en la barra de direcciones, arriba, escriba cmd y pulse Intro.
    3. En la ventana que se abre, escriba: "{ $program }" validate

    Para un programa nuevo, abra una carpeta vacía y escriba init en lugar de validate;
    --help da la lista de órdenes.

    Pulse Intro para cerrar esta ventana.
usage-no-programme = no hay roadmap.yaml en { $path } ni más arriba; { $below ->
    [none] vaya a la carpeta del programa, o empiece uno aquí: roadmap init
   *[other] el programa más cercano está en { $below }: cd { $below }
}
usage-path = no existe { $path }{ $suggestion ->
    [none] {""}
   *[other] ; ¿quiso decir { $suggestion }?
}
usage-programme-renamed = { $name } debe llamarse roadmap.yaml: cámbiele el nombre (algunos editores añaden una terminación que Windows no muestra)
usage-ci-folder = La carpeta { $path } tiene un `$` en el nombre, que las forjas leen como el comienzo de una variable: dele otro nombre y escriba de nuevo la orden
usage-other-programme = { $path } no es del programa de { $root } y no se examinaría; nombre los archivos de un solo programa a la vez
usage-programme-gone = { $path } contiene ciudades pero ningún roadmap.yaml, y no se examinaría nada de ello: el programa encontrado por encima es { $root }. Devuelva su roadmap.yaml, o nombre con -C el programa que quiere
usage-programme-moved = En { $name } el programa estaba en { $path }/; su roadmap.yaml ya no está, y el programa encontrado por encima es otro, que no responde ni de sus fichas ni de sus responsables. Devuelva roadmap.yaml; un programa lo traslada la secretaría, que lo comprueba sin --since
note-not-fiche = { $path } no es una ficha: se deja de lado
# Páginas de las reglas.
explain-always = Siempre un error.
explain-hard = Una advertencia mientras el estado de la ciudad es draft (borrador), un error desde su presentación.
explain-advised = Una advertencia.
explain-note = Una nota.
explain-waivable = Una ciudad puede dispensarse de ella, con un motivo, en la ficha correspondiente: waivers: [{"{"} rule: { $rule }, reason: … {"}"}]
explain-not-waivable = No admite dispensa.
explain-source = Fuente: formulario, { $several ->
    [no] línea { $lines }
   *[yes] líneas { $lines }
  }.
explain-bad = Incorrecto
explain-good = Correcto
explain-none = (nada en el archivo)
explain-link = (un enlace simbólico a { $target })
explain-latin1 = guardado en Latin-1, no en UTF-8
explain-list = Para saber más de una de ellas: roadmap explain REGLA
usage-rule = no existe la regla { $rule }; { $suggestion ->
      [none] para verlas todas: roadmap explain
     *[other] ¿quiso decir { $suggestion }?
   }

# Git
git-none = { $path } no está en ningún repositorio git
git-owner = el repositorio { $path } pertenece a otra persona y git no lo toca; si confía en él: git config --global --add safe.directory { $path }
git-unsupported = este repositorio git no se puede leer ({ $detail })
git-revision = no hay ninguna revisión { $name }; { $suggestion ->
        [none] git branch --all muestra las ramas, git log los commits
       *[other] ¿quiso decir { $suggestion }?
    }
git-cut = la revisión { $name } no está aquí: el historial de este clon está recortado; traiga más: git fetch --unshallow, o git fetch --deepen=100 (en CI: fetch-depth: 0)
git-partial = esto es un clon parcial y falta una parte ({ $detail }); traiga el resto: git fetch --refetch --no-filter
git-shallow = el historial está cortado antes del punto común de { $base } y { $head }; pida más: git fetch --unshallow (en CI: fetch-depth: 0)
git-unrelated = { $base } y { $head } no tienen ningún commit en común
git-unmerged = hay una fusión sin terminar ({ $path }); termínela y luego git add
git-programme = no hay roadmap.yaml en { $name }, ni aquí ni más arriba
git-folder = la carpeta { $path } del repositorio contiene más que cualquier programa; no se lee
git-names = las carpetas del programa contienen más de { $limit } archivos en este estado; es más de lo que se lee
git-damaged = el repositorio git está dañado o incompleto: { $detail }; git fsck dice más
unreadable-submodule = esta carpeta es otro repositorio (un submódulo de git), que no se lee
    .cause = Lo que no se lee no se comprueba.
    .remedy = Borre el submódulo y ponga en su lugar los propios archivos.
unreadable-pointer = Git LFS guarda este archivo en otro lugar; aquí solo está su puntero
    .cause = Lo que no se lee no se comprueba.
    .remedy = Escriba git lfs pull; mejor: no confíe las fichas a Git LFS.
unreadable-held = otro programa tiene abierto este archivo y no deja que nadie lo lea
    .cause = Un archivo que no se lee no se comprueba.
    .remedy = Ciérrelo en Word, Excel o el programa que lo muestra, espere a que OneDrive o el antivirus termine y vuelva a intentarlo.
skip-pointer = guardado por Git LFS: se comparó su huella, no se vio su contenido
summary-since = { $older ->
      [0] No se omite ningún aviso anterior
      [one] Se omite un aviso anterior
     *[other] Se omiten { $older } avisos anteriores
   }; { $unchanged ->
      [0] ninguna ciudad omitida
      [one] una ciudad sin cambios no comprobada
     *[other] { $unchanged } ciudades sin cambios no comprobadas
   }.
status-unchanged = { $count ->
      [one] Una ciudad sin cambios no se muestra.
     *[other] { $count } ciudades sin cambios no se muestran.
   }
comment-cut = **No está todo aquí:** un comentario no tiene sitio para { $lines } líneas más, bajo { $headings } títulos más. El informe completo es lo que la misma orden escribe con --output html=report.html
diff-accepted-unread = no se puede leer roadmap.yaml o un esquema: roadmap validate dice por qué
diff-accepted-none = { $city }: no hay nada aceptado con que comparar: su estado no está vinculado a ninguna respuesta, o ningún commit presente las tiene (git fetch --unshallow trae el resto)
diff-index = archivos por confirmar (índice)
diff-disk = archivos en el disco

# Propietarios y revisiones
ownership = { $author } no puede modificar { $realm ->
      [city] la carpeta de { $city }
     *[other] lo que corresponde a la secretaría
   }: { $path }{ $count ->
      [one] {""}
     *[other] {" "}({ $count } archivos en total)
   }
    .cause = Una ciudad solo modifica su propia carpeta; redes, eventos, edición, plantillas y controles corresponden a la secretaría.
    .remedy = Quite estos archivos de la propuesta, o pida el cambio a la secretaría.
ownership-new = nadie está nombrado para la ciudad { $city }, que { $author } empezaría
    .cause = La carpeta de una ciudad es suya en cuanto roadmap.yaml dice de quién es la ciudad.
    .remedy = Si { $author } es de { $city }, la secretaría añade bajo owners: → cities: de roadmap.yaml: { $line }
ownership-renamed = { $author } da otro nombre a la carpeta de { $before }: { $city }
    .cause = El estado, el historial y las respuestas la siguen; roadmap.yaml aún nombra { $before }.
    .remedy = La secretaría pone en lugar de { $before }, bajo owners: → cities: de roadmap.yaml: { $line }
ownership-team = aquí no se puede saber si { $author } puede modificar { $path }: pertenece a un equipo
    .cause = Solo la plataforma sabe quién forma parte de un equipo.
    .remedy = Mire en la plataforma quién forma parte de ese equipo.
ownership-unknown = este cambio toca más que la carpeta de una sola ciudad: { $places }
    .cause = Aquí no se sabe quién propone, o roadmap.yaml no declara propietarios.
    .remedy = Vea si el autor puede hacerlo; --author NOMBRE y owners: en roadmap.yaml permiten comprobarlo.
ownership-file = este archivo no dice de quién es cada cosa como roadmap.yaml
    .cause = La plataforma pediría la aprobación a personas equivocadas.
    .remedy = Escriba: `roadmap owners --write`
decision-not-allowed = { $author } no puede anotar este estado de { $city }: { $state } ({ $date })
    .cause = Una ciudad presenta y se retira; lo que se acepta, devuelve o publica lo decide la secretaría. Quién es figura en el roadmap.yaml de la base.
    .remedy = Quite la entrada de record:, o pida a la secretaría que la anote ella misma: `roadmap record { $city } ESTADO`
decision-team = aquí no se puede saber si { $author } es de un equipo que puede anotar este estado de { $city }: { $state } ({ $date })
    .cause = Solo la plataforma sabe quién forma parte de un equipo.
    .remedy = Nombre a la persona en owners: junto al equipo, o diga el equipo: --team EQUIPO, como lo nombra la plataforma.
decision-unknown = no se sabe quién anota este estado de { $city }: { $state } ({ $date })
    .cause = Sin el autor, o sin owners: que se pueda leer, nadie puede decir si le correspondía decidirlo.
    .remedy = Nombre al autor con --author NOMBRE, o vea usted mismo quién lo propone.
decision-past = una entrada anterior de record de { $city } no es la que era: { $state } ({ $date })
    .cause = Lo decidido queda anotado; una decisión nueva es una entrada nueva al final.
    .remedy = Deje las entradas anteriores como estaban y anote el nuevo estado debajo: `roadmap record { $city } ESTADO`
decision-waiver = { $author } no puede dispensar { $field } de { $rule }
    .cause = De una regla que aconseja se dispensa la propia ciudad; de una que detiene una presentación dispensa la secretaría.
    .remedy = Quite la dispensa, o pida a la secretaría que la conceda ella misma.
decision-waiver-team = aquí no se puede saber si { $author } es de un equipo que puede dispensar { $field } de { $rule }
    .cause = Solo la plataforma sabe quién forma parte de un equipo.
    .remedy = Nombre a la persona en owners: junto al equipo, o diga el equipo: --team EQUIPO, como lo nombra la plataforma.
decision-waiver-unknown = no se sabe quién dispensa { $field } de { $rule }
    .cause = Sin el autor, o sin owners: que se pueda leer, nadie puede decir si le correspondía decidirlo.
    .remedy = Nombre al autor con --author NOMBRE, o vea usted mismo quién lo propone.
level-off = no se busca
act-state = { $city } pasa a: { $state } ({ $date }, anotado por { $by }; propuesto por { $author })
act-waiver = { $rule } no ha de valer para { $field } («{ $reason }»; propuesto por { $author })
act-covers = { $path }:{ $line }
act-covers-more = y { $count } más
act-edition = el programa sigue otra edición: { $before } → { $after }
act-limit = texto más largo para { $key }, en palabras: { $before } → { $after }
act-advice = número aconsejado para { $key }: { $before } → { $after }
act-key = el ajuste { $key } del programa es otro
act-rule = regla { $rule } para todas las ciudades: { $before } → { $after }
act-list-added = lista { $list }: desde ahora se puede elegir { $id }
act-list-removed = lista { $list }: ya no se puede elegir { $id }
act-list-changed = lista { $list }: { $id } significa otra cosa
act-owner-all = { $who } puede decidir por la secretaría y modificarlo todo
act-owner-all-no-more = { $who } ya no decide por la secretaría
act-owner-city = { $who } puede modificar la carpeta de { $city }
act-owner-city-no-more = { $who } ya no puede modificar la carpeta de { $city }
act-question-more = se hace una pregunta más a { $whom ->
        [project] cada proyecto
        [network] cada red
        [event] cada evento
        [programme] el programa
       *[city] cada ciudad
    }, { $required ->
        [yes] obligatoria
       *[no] facultativa
    }, { $public ->
        [yes] pública
       *[no] interna
    }: { $title } ({ $field })
act-question-less = ya no se pregunta { $title } ({ $field })
act-question-required = { $title } ({ $field }) { $required ->
        [yes] pasa a ser obligatorio
       *[no] ya no es obligatorio
    }
act-question-public = { $title } ({ $field }) { $public ->
        [yes] se mostrará a todo el mundo
       *[no] pasa a ser interno
    }
act-question-other = lo que se puede responder a { $title } ({ $field }) es otra cosa
act-schema = este esquema cambia; hace las mismas preguntas, pero una respuesta puede juzgarse o llamarse de otro modo
act-template-own = las páginas hechas con { $name } salen desde ahora de la plantilla del programa
act-template-changed = las páginas hechas con { $name } tendrán otro aspecto
act-template-shipped = las páginas hechas con { $name } salen de nuevo de la plantilla incluida
act-template-gone = la plantilla { $name } ya no está
act-template-half = no se hace ninguna página con { $name } mientras no esté también { $other }
act-template-unused = ninguna página se hace con { $name }{ $suggestion ->
        [none] {""}
       *[other] ; ¿quiso decir { $suggestion }?
    }
leak-newly = lo que era interno está ahora en una respuesta pública ({ $field } de { $path })
    .cause = Quien lea el expediente público, o este repositorio, lo verá.
    .remedy = Quítelo del texto público; si ya se envió, avise a la secretaría.
owners-none = roadmap.yaml no declara owners:
owners-current = { $path } dice de quién es cada cosa como roadmap.yaml
owners-written = { $path } está escrito
owners-absent = todavía no hay CODEOWNERS; roadmap owners --write crea .github/CODEOWNERS
review-range = escriba BASE..HEAD, por ejemplo origin/main..HEAD
finding-internal = regla { $rule }, sobre una respuesta interna
# Forms of the report.
report-place = Lugar
report-finding = Observación
repair-writes = { $count ->
        [one] Escriba la línea { $line } como sigue, o teclee `roadmap fix`:
       *[other] Escriba las líneas { $line } a { $last } como sigue, o teclee `roadmap fix`:
    }
repair-inserts = Ponga esto antes de la línea { $line }, o teclee `roadmap fix`:
repair-deletes = { $count ->
        [one] Borre la línea { $line }, o teclee `roadmap fix`.
       *[other] Borre las líneas { $line } a { $last }, o teclee `roadmap fix`.
    }
repair-many = Teclee `roadmap fix`: corrige las líneas { $line } a { $last }. `roadmap fix --diff` las muestra antes.
report-more = { $count } más
report-cut = No mostradas, por falta de espacio: { $count }. Todas: roadmap validate
output-twice = --output: dos informes se escribirían en { $path }; dé a cada uno su archivo
output-empty = --output: falta el nombre de un archivo
# Empezar un programa, y los ganchos de git.
init-edition = La edición que sigue este programa. Toda clave de la edición puede seguir aquí y ocupa su lugar.
init-languages = Lenguas de los expedientes; la primera es la que se usa si no se pide otra.
init-rules = El nivel de una regla: off, info, warning o error. Lo que pide una regla: roadmap explain REGLA
init-owners = Quién responde de qué, por su nombre en la plataforma. Una ciudad cambia su carpeta; la secretaría, todo lo demás.
init-line-endings = Los mismos octetos en todos los ordenadores.
init-letters = Las cartas se reconocen por la huella de sus octetos: quedan como están.
init-ignored = Lo hace `roadmap render`, que puede rehacerlo en cualquier momento.
init-readme =
    # Expedientes de las ciudades

    Cada ciudad tiene una carpeta en `cities/`, con un archivo por formulario. Las preguntas están en los archivos; lo que falta, lo que es erróneo
    o demasiado largo lo dice `roadmap validate`, con lo que hay que escribir.

    ## Para la coordinación de una ciudad

    1. Empezar el expediente, una vez: `roadmap new city bruges --country BE`
    2. Responder a las preguntas en los archivos de `cities/bruges/`, con cualquier editor de texto. No cambiar nada fuera de esta carpeta.
    3. Comprobar: `roadmap validate cities/bruges`
    4. Ver el expediente como página: `roadmap render cities/bruges --out site`
    5. Enviarlo: registrar los archivos en git y abrir una solicitud de fusión. Allí también se hace la comprobación, y su informe muestra qué corregir.

    ## Para la secretaría

    - La edición es `{ $edition }`; lo que este programa cambia en ella está en `roadmap.yaml`.
    - Redes y encuentros: `roadmap new network NOMBRE`, `roadmap new event NOMBRE`
    - Hasta dónde ha llegado cada ciudad: `roadmap status`
    - Una decisión sobre un expediente: `roadmap record bruges accepted`
init-there = { $path } ya es un programa: no se escribe nada; para que una plataforma lo compruebe, añada --ci github, gitlab o forgejo
init-no-edition = no hay edición { $value }; posibles: { $known }{ $suggestion ->
      [none] {""}
     *[other] . ¿Quería decir { $suggestion }?
   }
init-kept = { $path }: ya estaba, queda como está
init-source = En los archivos nuevos, ponga la dirección y la revisión de roadmap en lugar de OWNER/roadmap y de los ceros.
init-include = A su .gitlab-ci.yml, añada: include: [{"{"}local: .gitlab/roadmap.yml{"}"}]
init-git = A continuación: git init
init-next = A continuación: roadmap new city NOMBRE y luego roadmap validate; para comprobar antes de cada commit: roadmap hook install
hook-note = escrito por `roadmap hook install`, lo quita `roadmap hook remove`
hook-missing = no se encuentra roadmap: esta comprobación ({ $kind }) no puede hacerse. Instálelo o ponga su carpeta en el PATH; para seguir una vez sin comprobación, añada --no-verify a la orden de git.
hook-installed = { $kind ->
      [pre-push] { $path } está escrito. Desde ahora, git push comprueba primero cada commit que va a enviar, y no envía nada si hay errores; el informe dice qué corregir. Una vez sin comprobación: git push --no-verify
     *[other] { $path } está escrito. Desde ahora, git commit comprueba primero el programa tal como va a registrarse, y no registra nada si hay errores; el informe dice qué corregir. Una vez sin comprobación: git commit --no-verify
   }
hook-current = { $path } ya está y al día.
hook-other = { $path } comprueba otro programa de este repositorio: no se escribe nada; para comprobar los dos, escriba un gancho propio que ejecute también: { $line }
hook-foreign = { $path } ya existe y no es nuestro: no se escribe nada; añádale esta línea: { $line }
hook-husky = husky reescribe { $path } cada vez que se instala: no se escribe nada; añada esta línea a { $file }: { $line }
hook-lefthook = lefthook reescribe { $path } cada vez que se instala: no se escribe nada; añada a { $kind } en { $file } una orden que ejecute: { $line }
hook-client = el cliente pre-commit reescribe { $path } cada vez que se instala: no se escribe nada; añada el gancho roadmap-validate a { $file } (docs/hooks.md), o uno local que ejecute: { $line }
hook-shared = git busca los ganchos en una carpeta común a todos sus repositorios ({ $path }): no se escribe nada; añada al gancho que está allí esta línea: { $line }
hook-none = No hay { $path }: nada que quitar.
hook-kept = { $path } no lo escribió roadmap: se queda
hook-removed = { $path } está quitado; git ya no comprueba allí el programa.
hook-bare = el repositorio en torno a { $path } no tiene árbol de trabajo: allí no se registra nada
usage-bare = { $path } es un repositorio sin archivos en el disco; nombre el estado que leer: --rev main
skip-absent = no extraído al disco (git sparse-checkout)

# History
history-unread = no se da el historial: { $detail }
history-outside = { $path } no está en el programa
history-no-path = { $path } nunca estuvo en el historial de { $rev }{ $suggestion ->
        [none] {""}
       *[other] {"; ¿quiso decir"} { $suggestion }?
    }
history-field-of-folder = { $path } es una carpeta: nombre la ficha en la que está la respuesta { $field }
history-no-field = ninguna versión de { $path } tiene una respuesta { $field }{ $suggestion ->
        [none] {""}
       *[other] {"; ¿quiso decir"} { $suggestion }?
    }

# Esquemas propios de un programa
schema-value = `{ $key }` no tiene el valor que JSON Schema espera aquí
    .cause = { -schema-cause }
    .remedy = Corríjalo o bórrelo.
schema-pattern = este patrón no se puede buscar
    .cause = No es una expresión regular sin aserciones ni referencias hacia atrás, u ocupa más de { $most } kB.
    .remedy = Corríjalo, o pida menos.
schema-patterns = un patrón de más
    .cause = Entre todos los esquemas de un programa puede haber { $most }.
    .remedy = Quítelo.
schema-shape = aquí se espera un esquema
    .cause = { -schema-cause }
    .remedy = Escriba { "{" }…{ "}" } con las palabras clave de JSON Schema.
schema-type = no se dice qué contiene `{ $key }`
    .cause = { -schema-cause }
    .remedy = Escriba "x-type": "text" o "label" para palabras en varios idiomas; si no, "type": "string", "number", "integer", "boolean", "object" o "array"; un array requiere también "items".
schema-required = `{ $key }` es obligatorio, pero no es un campo
    .cause = { -schema-cause }
    .remedy = Nómbrelo bajo "properties", o bórrelo aquí.
schema-list = la edición no conoce `{ $value }`
    .cause = Conocidos: { $known }
    .remedy = Escriba uno de ellos.
schema-audience = este campo sigue siendo interno
    .cause = El esquema de un programa puede ocultar más que la herramienta, nunca mostrar más.
    .remedy = Borre esta línea, o escriba "internal".
schema-substantive = este campo forma parte de aquello en que se basan las decisiones
    .cause = Si cambia después de la aceptación, debe verse.
    .remedy = Borre esta línea.
schema-wider = `{ $key }` cambiaría la naturaleza del campo
    .cause = El esquema de un programa puede pedir más, nunca menos, y añadir campos.
    .remedy = Bórrelo.
schema-keyword = `{ $key }` no se lee en el esquema de un programa
    .cause = Palabras clave: { $known }
    .remedy = Dígalo con una de ellas, o bórrelo.
schema-name = `{ $name }` no es el esquema de ninguna ficha
    .cause = Nombres: { $known }
    .remedy = { $suggestion ->
          [none] Cámbiele el nombre o bórrelo.
         *[other] Llámelo `{ $suggestion }`.
        }
-schema-cause = Ninguna ficha se comprueba con un esquema que no se puede usar.
bound = { $keyword ->
      [minLength] { $limit ->
          [one] demasiado corto: se pide al menos un carácter
         *[other] demasiado corto: se piden al menos { $limit } caracteres
        }
      [maxLength] { $limit ->
          [one] demasiado largo: se pide como máximo un carácter
         *[other] demasiado largo: se piden como máximo { $limit } caracteres
        }
      [minItems] { $limit ->
          [one] muy pocos: se pide al menos uno
         *[other] muy pocos: se piden al menos { $limit }
        }
      [maxItems] { $limit ->
          [one] demasiados: se pide como máximo uno
         *[other] demasiados: se piden como máximo { $limit }
        }
      [minimum] demasiado pequeño: se pide al menos { $limit }
     *[maximum] demasiado grande: se pide como máximo { $limit }
    }
    .cause = La ficha, o la carpeta schemas/ del programa, fija este límite.
    .remedy = Cambie la respuesta para que quepa.

meeting-minutes-missing = { $kind }: no se dice cuánto dura
    .cause = { $limit ->
        [one] Dura como máximo { $limit } minuto.
       *[other] Dura como máximo { $limit } minutos.
      }
    .remedy = Añada minutes: { $limit }
meeting-mode-missing = { $kind }: no se dice su forma
    .cause = Este tipo de reunión se hace de una sola manera.
    .remedy = Añada mode: { $mode }

fmt-nothing = Todas las fichas tienen el mismo formato.
fmt-would = Por dar formato: { $files ->
    [one] un archivo
   *[other] { $files } archivos
}; ninguna respuesta cambia.
fmt-done = { $files ->
    [one] Se dio formato a un archivo
   *[other] Se dio formato a { $files } archivos
}; ninguna respuesta cambió.
fmt-unread = { $files ->
    [one] Un archivo ilegible quedó como estaba
   *[other] { $files } archivos ilegibles quedaron como estaban
}. Para saber por qué: roadmap validate
fmt-broken = este texto no se puede leer; para saber por qué: roadmap validate -
fix-renamed = se llamaba { $from }
fix-decoded = ahora está escrito en UTF-8
fix-nothing = Nada que se lea de una sola manera. Observaciones que quedan para usted: { $left }.
fix-would = Corregiría { $files ->
    [one] un archivo
   *[other] { $files } archivos
}; observaciones que desaparecen: { $mended }, que quedan para usted: { $left }.
fix-done = { $files ->
    [one] Un archivo corregido
   *[other] { $files } archivos corregidos
}; observaciones desaparecidas: { $mended }, que quedan para usted: { $left }.

version-revision = revisión: { $revision }
version-unknown = desconocida
version-system = sistema: { $system }
version-editions = ediciones: { $editions }
version-languages = idiomas: { $languages }
merge-name = fichas, respuesta por respuesta
merge-ours = su versión
merge-theirs = la otra versión
merge-usage = --driver espera tres archivos y la ruta que representan: %O %A %B %P
merge-installed = Instalado: desde ahora git fusiona las fichas respuesta por respuesta en este clon. Guarde { $path } (commit); cada persona ejecuta esto una vez en el suyo.
merge-current = Ya está instalado: git fusiona las fichas respuesta por respuesta en este clon.
merge-attributes = { $path } no se puede leer: no se escribe nada; añada estas líneas: *.yaml merge=roadmap y *.yml merge=roadmap
merge-nothing = Ninguna ficha contiene dos versiones.
merge-none = { $path }: no contiene marcas de git; no hay nada que hacer
merge-add = { $path }: ya no contiene marcas de git; queda: git add y luego git commit
merge-clean = { $path }: están los dos cambios y nada se contradice. Léalo y luego: git add, git commit
merge-left = { $path }: { $count ->
    [one] queda un lugar
   *[other] quedan { $count } lugares
} por decidir: ambas partes lo cambiaron, cada una a su manera. Conserve una de las dos versiones entre las marcas <<<<<<< y >>>>>>>.
merge-lines = { $path }: fusionado línea por línea, porque una de las versiones no se lee como ficha
merge-broken = { $path }: una de las dos versiones no se lee como ficha, así que no se conocen sus respuestas; no se escribe nada. Corríjalo a mano: conserve una de las dos versiones entre las marcas y quite las marcas.
merge-marks = { $path }: faltan algunas marcas de git, así que no se sabe dónde termina una versión; no se escribe nada. Recupere el archivo: git checkout --merge ARCHIVO
merge-unread = { $path }: no se puede leer; no se escribe nada
merge-binary = { $path }: no está en UTF-8 y no se puede fusionar; elija una versión: git checkout --ours ARCHIVO, o --theirs
init-merge = Git fusiona las fichas respuesta por respuesta donde se ejecutó `roadmap merge --install`; si no, como siempre.
inbox-empty = Nada espera a nadie.

git-branch = { $name } no es nombre de una rama: no se escribe nada
git-branch-taken = la rama { $name } ya existe: no se escribe nada; dé otro nombre
git-nobody = git no conoce su nombre ni su dirección: no se escribe nada; indíquelos con git config user.name y user.email
git-unwritten = git no puede escribir aquí: { $detail }
answers-place = { $at }
answers-large = el archivo es mayor de lo que puede ser un formulario ({ $limit } MiB): no se ha leído nada
answers-damaged = las respuestas no se pueden leer: el archivo está dañado en la línea { $line }, columna { $column }; pídalo de nuevo
answers-foreign = este archivo no contiene respuestas de un formulario de roadmap
answers-newer = este archivo viene de una versión más reciente de roadmap: actualice la suya
answers-why-shape = la forma de este valor no se puede leer como respuesta
answers-why-unknown = ninguna pregunta del formulario tiene este nombre
answers-why-fiche = una ciudad no tiene tal ficha
answers-began = el punto de partida del formulario se cambió por el camino y no se confía en él: solo se toma lo que la ficha aún no responde
import-city = el formulario no dice de qué ciudad es: añada --city CIUDAD
import-other = es la ciudad que nombra el formulario, y sus respuestas se llevaron a { $city }
import-locked = este documento está protegido con contraseña o es de un formato antiguo: pídalo sin contraseña, guardado como .docx, .odt o .xlsx
import-pdf = un PDF no se puede leer como formulario: pida el documento del que salió
import-empty = el archivo está vacío
import-foreign = esto no es un formulario devuelto
import-page = esta página no contiene respuestas de un formulario de roadmap; quizá la guardó el navegador y no el botón de la página
import-programme = el formulario se hizo en otro programa ({ $programme })
import-picture = la imagen `{ $file }` está en { $path }, limpia; solo la muestran las páginas internas
import-picture-same = la imagen `{ $file }` ya estaba: { $path }
import-picture-left = no se ha recogido una imagen: `{ $file }`; con --pictures se recoge
import-picture-alt = no se ha recogido una imagen: `{ $file }`. No se dice nada de ella para quien no la ve: en Word, botón derecho, «Editar texto alternativo», escriba una frase, guarde e importe de nuevo
import-picture-none = no se ha recogido una imagen: no está en el documento, o hay más de las que se leen; guárdela en un archivo y use `roadmap picture`
import-picture-fiche = no se ha recogido una imagen: `{ $file }`. La ciudad aún no tiene ficha que la nombre; importe de nuevo cuando esté
import-name = una ficha no puede llamarse `{ $path }`: un nombre se hace con letras de la a a la z y cifras, con guiones
import-unread = { $path } no se puede leer tal como está: corríjala primero (roadmap validate) y vuelva a importar
import-unweighed = las respuestas no se pudieron comparar con la ficha: no se toma nada; cópielas a mano
import-file-unread = el archivo no se puede leer
import-message = Respuestas de { $files }
import-file = { $file }{ $city ->
      [none] {""}
     *[other] , de { $city }
   }
import-fiche = { $path }: { $taken ->
      [one] { $taken } tomada
     *[other] { $taken } tomadas
   }, { $conflicts ->
      [one] { $conflicts } cambiada en ambos lados
     *[other] { $conflicts } cambiadas en ambos lados
   }, { $same } sin cambios
import-emptied = { $field }: vaciado
import-ours = en la ficha, conservado:
import-theirs = en el formulario:
import-left = no entendido, { $place } ({ $why }):
import-nothing = Ninguna ficha cambia.
import-dry = { $count ->
      [one] Cambiaría una ficha
     *[other] Cambiarían { $count } fichas
   }; no se escribe nada.
import-written = { $count ->
      [one] Ha cambiado una ficha
     *[other] Han cambiado { $count } fichas
   }. Queda hacer un commit.
import-branch = { $count ->
      [one] Ha cambiado una ficha
     *[other] Han cambiado { $count } fichas
   } en la rama { $branch } ({ $commit }); los archivos de aquí siguen como estaban.
office-yes = Sí
office-no = No
office-public = Versión pública: no contiene el presupuesto, las direcciones de correo ni nada interno.
office-internal = DOCUMENTO INTERNO: contiene nombres, direcciones de correo y el presupuesto. Envíelo solo a las personas interesadas.
office-foot-public = versión pública
office-foot-internal = INTERNO
office-how = Responda en las casillas. Una casilla vacía sigue siendo una pregunta abierta; en una tabla, añada cuantas filas necesite. Se conservan la negrita, las listas, los enlaces y las tablas. Guarde el documento y devuélvalo.
office-state = a { $day } ({ $commit })
office-limit = { $limit } palabras como máximo
office-number = N.º
office-empty = Escriba aquí
office-choose = Elija
office-why-choice = «{ $value }» no es ninguna de las respuestas propuestas
office-why-number = «{ $value }» no se puede leer como un número, o dice más que uno
office-why-format = «{ $value }» puede leerse de varias maneras o de ninguna, o dice más de lo que cabe en esta respuesta
office-why-outside = estas palabras están fuera de las casillas de respuesta
office-why-question = no se ha reconocido ninguna pregunta del formulario para estas palabras
office-why-several = estas palabras pueden responder a varias preguntas
office-why-total = una fila que solo suma las demás no es un elemento
office-why-joined = una celda vale para varias filas: nadie sabe qué parte corresponde a esta
office-why-glued = palabras del formulario y de la respuesta forman aquí una sola
office-why-language = la marca de la lengua { $value } falta, o está dos veces: nadie sabe qué palabras están en qué lengua
office-why-error = «{ $value }» es el error de una fórmula
office-why-listed = un programa de oficina hizo una lista de esta respuesta, y pudo tomar por viñeta un número o un signo menos que la encabeza: «{ $value }»
office-place-start = al principio del documento
office-place-heading = bajo «{ $heading }»
office-place-row = bajo «{ $heading }», fila { $row } de la tabla
office-place-edge = en la cabecera o al pie de las páginas
office-place-apart = junto al texto, en un dibujo, una ecuación o una nota
office-place-document = en el documento
office-told-inserted = se ha tomado texto añadido con control de cambios: { $words }
office-told-deleted = se ha dejado fuera texto eliminado con control de cambios: { $words }
office-told-struck = se han dejado fuera palabras tachadas: { $words }
office-told-raised = se ha dejado fuera la llamada de una nota: { $words }
office-told-note = se dejó fuera una nota en una respuesta de una línea: { $words }
office-told-hidden = se han dejado fuera palabras ocultas: { $words }
office-told-sign = signos de una fuente de símbolos que no se conocen figuran como •: { $signs }
office-told-beside = se dejaron fuera palabras junto a una dirección: { $words }
office-told-placeholder = se han retirado de una respuesta palabras del formulario: { $words }
office-told-comment = no se ha recogido un comentario: { $words }
office-told-macro = el documento contiene macros; no se han leído ni ejecutado
office-large = este documento es demasiado grande para un formulario
office-locked = este documento está protegido con contraseña o es de un formato antiguo (.doc); ábralo y guárdelo como .docx, sin contraseña
office-damaged = este documento está dañado: ábralo en Word o LibreOffice y guárdelo de nuevo
office-foreign = este archivo no es un documento de Word, LibreOffice ni Excel
form-written-internal = { $path } está escrito. Contiene datos internos: envíelo solo a la ciudad.
form-written-public = { $path } está escrito, sin datos internos.
form-fiche = ninguna ficha de la ciudad se llama { $fiche }; hay: { $known }
office-why-choice-role = no se ha reconocido el papel de esta persona

picture-needs-alt = diga lo que muestra `{ $file }`, para quien no ve la imagen: --alt "…"
picture-refused-kind = `{ $file }` no es una imagen que se pueda mostrar; sí lo son: { $kinds }. Expórtela como JPEG o PNG.
picture-refused-large = `{ $file }` tiene { $width } × { $height } puntos, demasiados para leerla sin riesgo. Guárdela antes en un tamaño menor.
picture-refused-broken = la imagen `{ $file }` está dañada: no se puede leer hasta el final. Expórtela de nuevo.
picture-refused-file = `{ $file }` no es un archivo normal de { $limit } MiB como máximo
picture-fiche-unread = la ficha `{ $fiche }` no se puede leer: compruébela con `roadmap validate`
picture-put = { $path }: { $width } × { $height } puntos, { $size } KiB; nombrada en { $fiche }
picture-taken-out = Se ha quitado: { $traces }.
picture-gone = { $path } ya no está: la imagen limpia ocupa su lugar. Si ya se había registrado, git lo conserva: avise a quien lleva el repositorio.
picture-is-public = Todos la verán: ¿están de acuerdo las personas que aparecen en ella y su autor?
picture-is-internal = Solo la muestran las páginas internas; con --audience public la ven todos.
picture-trace-position = el lugar donde se tomó
picture-trace-camera = la fecha y el aparato
picture-trace-comment = palabras dentro del archivo
picture-trace-behind = lo que seguía al final de la imagen
picture-trace-other = un perfil de color, copias pequeñas u otras partes
picture-fiche-unknown = no hay ninguna ciudad, red, evento ni proyecto { $fiche }; { $suggestion ->
      [none] vea las carpetas cities/, networks/ y events/
     *[other] ¿quiso decir { $suggestion }?
   }
