"""What the demo's workshop has written so far: front matter, axes, actions, notes, remarks and decisions, invented."""

from dataclasses import dataclass, field

Decided = tuple[str, str | None]  # outcome, reason
Said = tuple[str, str | None]  # remark, code of the delegation that made it


@dataclass(frozen=True)
class Row:
    """An action of the demo, or with none of the columns a sub-action."""

    text: str
    responsible: tuple[str, ...] = ()
    timeframe: str | None = None
    indicator: str | None = None
    sub_actions: tuple[str, ...] = ()
    remarks: tuple[Said, ...] = ()
    decided: Decided | None = None
    reservation: Said | None = None
    internal_note: str | None = None


@dataclass(frozen=True)
class Theme:
    """An axis of the demo with what guides its group and what the group has written."""

    title: str
    short_title: str
    description: str
    examples: tuple[str, ...]
    objective: str
    commitment: str | None
    rows: tuple[Row, ...] = field(default=())
    caught: tuple[Said, ...] = ()  # what was said and waits to be used


INTRODUCTION = """\
Cada semana alguien pierde su pasaporte en un país que no es el suyo. Mientras el aviso tarda en llegar, ese documento \
puede servir a otra persona para cruzar una frontera, abrir una cuenta o hacerse pasar por quien no es[^aviso].

Las delegaciones del Litoral acordaron trabajar juntas en cuatro frentes:

1. Avisar a tiempo y compartir lo avisado.
2. Verificar en frontera sin demorar a quien viaja de buena fe.
3. Atender a quien se queda sin documentos.
4. Prevenir, informar y formar.

Este plan no crea obligaciones nuevas: reúne lo que cada país puede hacer con lo que ya tiene y lo que conviene hacer \
entre varios."""

CLAUSE = """\
El plan no es vinculante. Cada país lo lleva a la práctica según sus leyes y sus medios, con respeto a la protección \
de los datos personales[^datos]."""

TERMS = (
    (
        "Documento extraviado",
        "Pasaporte, libreta o tarjeta de viaje cuyo titular no sabe dónde está y lo ha comunicado.",
    ),
    (
        "Documento robado en blanco",
        "Libreta todavía sin datos que falta de una oficina emisora, de una imprenta o de un traslado[^blanco].",
    ),
    ("Aviso", "Comunicación de la pérdida o el robo que llega a un registro que otros pueden consultar."),
)

NOTES = {
    "aviso": "Según las respuestas de seis delegaciones al cuestionario previo, el aviso tarda entre dos y once días.",
    "datos": "Se comparte el número del documento y su estado, nunca el nombre del titular.",
    "blanco": "También se llama documento virgen. Incluye las láminas y los chips que se guardan aparte.",
    "hora": "La cuenta empieza cuando la persona presenta la denuncia, no cuando se registra.",
    "lote": "Un lote se identifica por su primer y su último número.",
    "lectores": "Equipos que leen la zona de lectura mecánica y, donde existe, el chip. Véase https://example.org/lectores.",
    "segunda": "Segunda línea: la oficina donde se revisa con calma un documento que generó dudas.",
    "libre": "Formato común de dos páginas, con fotografía, válido para un solo viaje de regreso.",
    "nna": "Niñas, niños y adolescentes. Su salida requiere además la autorización que pida cada país.",
}

THEMES = (
    Theme(
        title="Aviso inmediato y registros compartidos",
        short_title="Aviso y registros",
        description="¿Qué pasa en la primera hora? ¿Quién consulta qué? ¿Cómo se corrige un aviso equivocado?",
        examples=(
            "Un número telefónico que atienda avisos a toda hora.",
            "Un acuerdo sobre los datos mínimos de cada aviso.",
        ),
        objective="Lograr que la pérdida o el robo de un documento de viaje se conozca en toda la región el mismo día.",
        commitment="Nos comprometemos a que ningún aviso espere en una bandeja: el que llega hoy se registra hoy.",
        rows=(
            Row(
                "Registrar cada aviso dentro de las cuatro horas[^hora] siguientes a la denuncia, también de noche "
                "y en días feriados.",
                ("Autoridad de pasaportes de cada país",),
                "Desde enero del primer año",
                "Porcentaje de avisos registrados en menos de cuatro horas",
                remarks=(("Pide que se mida por separado en las oficinas fuera de la capital.", "ICO"),),
                decided=("adopted", None),
            ),
            Row(
                "Acordar los datos mínimos de un aviso:",
                ("Secretaría de la Conferencia", "Los países miembros"),
                "Primer semestre",
                None,
                sub_actions=(
                    "Número del documento, país emisor y fecha del hecho.",
                    "Estado: extraviado, robado o robado en blanco.",
                    "Nombre de la oficina que responde consultas, con teléfono.",
                ),
                decided=("adopted", None),
            ),
            Row(
                "Comunicar por lote[^lote] el robo de libretas en blanco, sin esperar a que termine la investigación.",
                ("Autoridad de pasaportes de cada país", "Policía documental"),
                "Continuo",
                "Horas entre el hallazgo y la comunicación",
                decided=("adopted_with_changes", None),
            ),
            Row(
                "Abrir un canal para retirar los avisos equivocados, de modo que quien recupera su documento no quede "
                "detenido en su próximo viaje.",
                ("Por definir",),
                "Segundo semestre",
                remarks=(
                    ("Conviene que lo pueda pedir la misma persona en cualquier consulado.", "RMA"),
                    ("Hay que prever quién verifica la identidad de quien lo pide.", None),
                ),
                decided=("sent_back", "Falta decir qué oficina responde en cada país."),
            ),
            Row(
                "Publicar cada trimestre cuántos avisos hubo, cuántos documentos se recuperaron y dónde.",
                ("Secretaría de la Conferencia con insumos de los países",),
                None,
                internal_note="Revisar con la secretaría si puede asumirlo con su personal actual.",
            ),
        ),
        caught=(
            ("¿Y si quien pierde el documento no tiene teléfono ni señal?", "ICO"),
            ("Pedir a las aerolíneas que avisen cuando encuentren un pasaporte en un avión.", None),
        ),
    ),
    Theme(
        title="Verificación en frontera",
        short_title="Frontera",
        description="¿Qué se consulta, cuándo y con qué equipos? ¿Qué se hace cuando un documento aparece avisado?",
        examples=("Una consulta automática en el primer control.", "Una guía de una página para la segunda línea."),
        objective="Asegurar que todo documento presentado en un puesto fronterizo se compare con los avisos vigentes "
        "sin alargar la espera.",
        commitment="Nos comprometemos a consultar siempre y a tratar con respeto a quien resulte avisado por error.",
        rows=(
            Row(
                "Consultar los avisos en el primer control de todos los aeropuertos internacionales.",
                ("Autoridad migratoria de cada país",),
                "Primer año",
                "Aeropuertos que consultan todos los documentos",
                decided=("adopted", None),
            ),
            Row(
                "Extender la consulta a los puestos terrestres y marítimos que cuenten con conexión, y ofrecer una "
                "lista descargable[^descarga] a los que no la tengan.",
                ("Autoridad migratoria de cada país",),
                "Segundo año",
                remarks=(("Tres de sus puestos no tendrán conexión antes del tercer año.", "ICO"),),
                decided=("ad_referendum", None),
                reservation=("El plazo depende del presupuesto que apruebe su congreso.", "ICO"),
            ),
            Row(
                "Completar la compra de lectores[^lectores] y su mantenimiento:",
                ("Los países miembros con apoyo de la OAM",),
                "XX",
                None,
                sub_actions=("Inventario de equipos por puesto, con su estado.",),
            ),
            Row(
                "Redactar una guía para la segunda línea[^segunda] que distinga entre quien usa un documento ajeno y "
                "quien viaja con el suyo recuperado.",
                ("Grupo de expertos en documentos",),
                "Primer semestre del segundo año",
                decided=("adopted", None),
            ),
            Row("Designar en cada país una oficina de enlace que responda consultas de otro puesto a toda hora."),
        ),
        caught=(("En la noche solo hay una persona en la segunda línea.", "BCL"),),
    ),
    Theme(
        title="Atención consular y documentos provisionales[^libre]",
        short_title="Consulados",
        description="¿Cómo regresa quien se quedó sin documentos? ¿Quién lo atiende donde su país no tiene consulado?",
        examples=("Un documento provisional que todos reconozcan.", "Turnos compartidos entre consulados vecinos."),
        objective="Garantizar que quien pierde su documento regrese o siga su viaje en un plazo corto y conocido.",
        commitment=None,
        rows=(
            Row(
                "Reconocer entre los países del Litoral un mismo documento provisional para el regreso.",
                ("Cancillerías",),
                "Primer año",
                "Países que lo reconocen",
                remarks=(("Solicita incluir el tránsito por un tercer país.", "BCL"),),
                decided=("in_brackets", None),
                reservation=("Debe consultarlo con su autoridad aérea.", "PSE"),
            ),
            Row(
                "Atender a nacionales de otro país miembro donde este no tenga consulado, previa solicitud.",
                ("Cancillerías", "Red de consulados del Litoral"),
                "Continuo",
                decided=("adopted", None),
            ),
            Row(
                "Dar prioridad a NNA[^nna], personas mayores y personas que viajan por salud:",
                ("Consulados",),
                None,
                None,
                sub_actions=(
                    "Cita el mismo día.",
                    "Exención del pago cuando no puedan cubrirlo.",
                ),
            ),
            Row(
                "Preparar un plan de atención para cuando un desastre deje sin documentos a muchas personas a la vez.",
                ("Por definir",),
                "Por definir",
            ),
        ),
        caught=(
            ("Mencionar también a quienes viajan con un documento de refugiado.", None),
            ("Los consulados honorarios no pueden emitir documentos: conviene decirlo.", "PSE"),
        ),
    ),
    Theme(
        title="Prevención, información y formación",
        short_title="Prevención",
        description="¿Qué debe saber quien viaja? ¿Qué debe saber quien atiende? ¿Cómo sabremos que sirvió?",
        examples=("Mensajes en aeropuertos y terminales.", "Un curso corto para personal de primera línea."),
        objective="Reducir los extravíos y los usos indebidos mediante información clara a quienes viajan y formación "
        "constante a quienes atienden.",
        commitment="Nos comprometemos a formar cada año al personal de primera línea y a escuchar lo que encuentra.",
        rows=(
            Row(
                "Difundir, antes de cada temporada alta, qué hacer en la primera hora después de perder un documento.",
                ("Autoridades migratorias", "Empresas de transporte que lo deseen"),
                "Junio y noviembre de cada año",
                "Personas que conocen el número de aviso, según encuesta",
            ),
            Row(
                "Crear un curso de ocho horas sobre documentos avisados, con casos de la región, y ofrecerlo en "
                "español y en inglés.",
                ("Escuelas migratorias de Río Manso y Valle Azul",),
                "Segundo semestre del primer año",
                "Funcionarios que lo aprueban por año",
            ),
            Row(
                "Reunir cada año a peritos y personal de primera línea para intercambiar hallazgos.",
                ("País que ejerza la presidencia",),
                None,
            ),
            Row(""),
        ),
    ),
)
