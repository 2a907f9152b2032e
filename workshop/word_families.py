"""What the words of a plan weigh when two actions are compared, and which ones plans use for one another."""

from collections.abc import Iterator, Mapping

_ROOT = 5  # letters that words of one family begin with alike
_PREFIXES = (
    "inter",
    "trans",
    "contra",
    "comun",
    "infor",
    "estad",
    "recon",
    "sobre",
    "forma",
    "regis",
    "under",
    "repre",
)
_PREFIXED = 8  # letters where the first are a prefix, or the beginning of words that have nothing to do with another

# What joins words, in both languages, without accents.
JOINING = frozenset(
    "a al ante asi bajo cada como con contra cual cuya cuyo de del desde dos durante e el ella en entre es esta este "
    "estas estos esa ese para ha hacia hasta la las le les lo los mas mediante mi misma mismo muy ni no o otra otras "
    "otro otros por que se sea segun ser si sin sobre son su sus tal tambien te tras tu u un una unas uno unos y ya "
    "an and any are as at be been between by each for from has have if in into is it its of on or other such than "
    "that the their them these they this those through throughout to two under up upon was were which while who whose "
    "will with within about more also not all there when where before after cuando donde antes despues todo toda "
    "todos todas aquel aquella aquellos aquellas quien quienes debe deben puede pueden sido esten asimismo "
    "acerca cuenta largo caracter forma manera correcto "
    "materia marco parte tema ambito fin efecto lado vez veces".split()
)

# Doing, place and company that most actions of a plan name alike: they tell little of what is to be done.
_FAINT = (
    "crear elaborar realizar hacer establecer promover impulsar fortalecer reforzar desarrollar implementar poner "
    "puesta marcha funcionamiento organizar celebrar disenar redactar preparar formular generar gestionar fomentar "
    "propiciar brindar dotar entregar contar mantener instalar habilitar abrir acordar ejecutar incluir incorporar "
    "conformar formar firmar suscribir definir identificar dar contratar permanente dirigir utilizar usar existente "
    "disponible apoyar asegurar garantizar facilitar lograr llevar cabo buscar procurar velar ofrecer otorgar impartir "
    "prestar proporcionar proveer disponer adoptar aprobar constituir integrar efectuar emprender iniciar continuar "
    "ampliar mejorar aumentar incrementar consolidar profundizar optimizar agilizar conducir solicitar presentar "
    "convocar invitar nombrar designar construir levantar avanzar asumir aplicar coordinar articular conjunto conjunta "
    "comun necesario adecuado pertinente correspondiente respectivo vigente integral efectivo oportuno actual nuevo "
    "interesado diferente principal accion actividad iniciativa medida esfuerzo tipo nivel caso "
    "revisar review pais paises region regional nacional miembros estado estados bilateral multilateral binacional "
    "create develop draft carry out set establish hold conduct promote strengthen foster implement prepare provide "
    "organize organise convene make compile keep open conclude sign support ensure facilitate build run launch offer "
    "give deliver adopt agree enable improve increase expand enhance extend encourage seek request submit appoint "
    "designate undertake perform maintain use introduce apply coordinate joint common main new existing relevant "
    "necessary appropriate effective action activity initiative measure effort level case available "
    "country countries region regional national member state states bilateral multilateral place"
)

# The form an action takes, and whom plans speak of all along: they tell more, but not what sets one action apart.
_THIRD = (
    "manual guia protocolo lineamiento procedimiento mecanismo sistema base dato registro campana taller curso "
    "seminario capacitar reunion estudio informe diagnostico plan programa proyecto convenio acuerdo red grupo mesa "
    "comite fondo estrategia politica material formulario documento apoyo asistencia tecnico atencion servicio "
    "informacion intercambio experiencia practica autoridad ministerio institucion organismo organizacion sociedad "
    "persona poblacion migrante migracion comunidad familia virtual anual semestre trimestre mes ano social gratuito "
    "ventanilla perfil medio acceso participacion coordinacion derecho perspectiva puesto centro oficina punto "
    "frontera funcionario cooperantes unidad paso orientacion especializado consulado empresa nacionalidad recurso "
    "border officers unit crossing guidance specialized specialised consulate company resource "
    "seis tres cuatro cinco semana diario avance progreso parte comun actualizar origen destino transito control "
    "six three four five twice week quarter half period day progress update origin destination transit control "
    "handbook guideline protocol procedure mechanism system database register campaign workshop course seminar "
    "training meeting study report assessment plan programme program project agreement network group committee fund "
    "strategy policy form document assistance technical care service information exchange experience practice "
    "authority ministry institution body organization society person people population migrant migration community "
    "family virtual annual yearly month year social free media access participation right perspective desk centre "
    "center office point profile staff IOM OIM ACNUR UNHCR"
)

# Words that plans use for one another, the first of each line stands for all.
_FAMILIES = (
    "funcionario personal oficial servidor agente empleado",
    "capacitar formacion adiestrar entrenar instruir",
    "informatico computo plataforma tecnologico digital electronico",
    "reunion encuentro sesion foro conferencia",
    "taller seminario jornada curso clase",
    "frontera fronterizo limitrofe",
    "policia policial",
    "seguimiento revisar monitorear monitoreo supervisar evaluar evaluacion",
    "denuncia denunciar queja",
    "directorio listado lista inventario catalogo mapeo mapa mapear censo",
    "intercambio compartir intercambiar",
    "consultoria consultora",
    "difundir publicar divulgar diseminar boletin publicacion",
    "anual anio ano cada_ano",
    "semestre semestral",
    "trimestre trimestral",
    "cooperantes cooperacion donante",
    "ninez ninas ninos nino infancia infantil menor menores adolescente",
    "joven jovenes juventud juvenil",
    "mujer mujeres femenino",
    "reporte reportar informe",
    "manual guia protocolo lineamiento procedimiento directriz instructivo",
    "convenio acuerdo memorando tratado",
    "grupo mesa comite comision equipo",
    "estudio diagnostico investigacion analisis",
    "albergue refugio alojamiento hospedaje",
    "empleo trabajo laboral trabajador ocupacion",
    "salud medico sanitario hospital",
    "escuela educacion educativo escolar docente maestro",
    "idioma lengua linguistico",
    "indigena originario autoctono",
    "retorno retornado repatriar repatriacion deportado",
    "reinsercion reintegracion",
    "asesoria orientacion orientar asesorar",
    "armonizar unificar unico homologar estandarizar homologacion",
    "pasaporte visado visa",
    "perdido extraviado",
    "robado hurtado",
    "legal juridico judicial",
    "ley legislacion legislativo norma normativa",
    "costo precio tarifa comision",
    "reducir reduccion disminuir rebajar abaratar",
    "aeropuerto aereo",
    "puerto maritimo portuario",
    "dinero financiero economico",
    "fallecido muerto muerte restos difunto",
    "desaparecido extraviada",
    "extranjero exterior",
    "municipio municipal alcaldia local",
    "gratuito gratis",
    "violencia violento maltrato",
    "verificar comprobar validar verificacion",
    "enlace focal",
    "beca becario",
    "alerta aviso",
    "emergencia contingencia desastre crisis",
    "agua hidrico",
    "simulacro simulacion",
    "masivo multitudinario",
    "consulado consular consul consulate",
    "embarazo embarazada",
    "aceptar acoger acogida recepcion recibir",
    "train training course class lesson",
    "share sharing exchange",
    "meeting meet session forum",
    "officers staff officials officer guard personnel worker",
    "publish issue disseminate bulletin newsletter",
    "follow monitor evaluation evaluate review",
    "children child minor minors adolescent",
    "job work labour labor employment occupation",
    "health medical sanitary",
    "school education educational teacher",
    "return returnee returned",
    "fee cost price charge",
    "lower reduce cut decrease",
    "lost missing",
    "stolen theft",
    "verify screen check vetting",
    "abroad overseas foreign",
    "passport visa",
    "list directory inventory catalogue",
    "liaison focal",
    "guide handbook manual guideline protocol procedure",
    "agreement treaty memorandum",
    "group committee team",
    "study research survey analysis",
    "shelter lodging",
    "language linguistic",
    "drill simulation exercise",
    "large mass massive",
    "remains deceased death dead",
    "interoperable link connect interconnect",
    "find search searching tracing",
    "recognise recognize identify identifying detection",
    "emergency contingency disaster crisis",
    "border frontier",
    "remittance remit transfer",
)


def root_of(word: str) -> str:
    """Return what a word's family begins with; `word` in small letters, without accents."""
    return word[: _PREFIXED if word.startswith(_PREFIXES) else _ROOT]


def _by_root(weights: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    for words, weight in weights.items():
        for word in words.casefold().split():
            yield stands_for(root_of(word)), weight


_ALIKE = {root_of(word): root_of(family.split()[0]) for family in reversed(_FAMILIES) for word in family.split()}


def stands_for(root: str) -> str:
    """Return the root that stands for a family of words which plans use for one another."""
    return _ALIKE.get(root, root)


FAINTLY = 0.05  # weight of what is said all along
_WEIGHTS = dict(_by_root({_THIRD: 0.3, _FAINT: FAINTLY}))


def weight_of(root: str) -> float:
    """Return how much a root tells of what is to be done: 1, or less for what is said all along."""
    return _WEIGHTS.get(root, 1.0)
