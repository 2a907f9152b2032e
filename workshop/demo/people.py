"""Who comes to the demo's workshop: invented countries, bodies and persons."""

from dataclasses import dataclass

# code, name, kind, head of delegation
DELEGATIONS = (
    ("ALT", "Altamira", "member", "Brisa Montellano Ruipérez"),
    ("BCL", "Bahía Clara", "member", "Ulises Carrascal Vento"),
    ("CVE", "Cerro Verde", "member", "Noemí Peralejo Santacruz"),
    ("ICO", "Isla Coral", "member", None),
    ("LLG", "Llano Grande", "member", "Fermín Olivastro Luna"),
    ("PSE", "Puerto Sereno", "member", "Aurora Valdecasas Mejí"),
    ("RMA", "Río Manso", "member", "Leandro Quintanar Sosa"),
    ("VAZ", "Valle Azul", "member", "Itziar Robledal Campo"),
    ("OAM", "Oficina de Apoyo a la Movilidad", "observer", None),
    ("URRC", "Unión Regional de Registros Civiles", "regional", None),
    ("REVOS", "Red Vecinal de Organizaciones Sociales", "civil_society", None),
)

# name, minimum, maximum per member country
PROFILES = (
    ("Pasaportes o registro civil", 1, 2),
    ("Control migratorio", 1, 1),
    ("Servicio consular", 1, 1),
    ("Policía documental", None, 1),
)


@dataclass(frozen=True)
class Guest:
    """Somebody invited: `profile` is a place in PROFILES, `group` the number of an axis from 1; `None`: without."""

    name: str
    delegation: str | None
    profile: int | None
    position: str
    group: int | None = None
    outside: bool = False

    @property
    def email(self) -> str:
        """Return an address of the domain that is reserved for examples."""
        first, *rest = self.name.lower().translate(_PLAIN).split()
        return f"{first}.{rest[0]}@example.org"


_PLAIN = str.maketrans("áéíóúüñ", "aeiouun")

PEOPLE = (
    Guest("Brisa Montellano Ruipérez", "ALT", 0, "Directora de Pasaportes", 1),
    Guest("Tadeo Arizmendi Poveda", "ALT", 1, "Jefe de puestos fronterizos", 2),
    Guest("Melisa Urdapilleta Cano", "ALT", 2, "Cónsul general", 3),
    Guest("Ulises Carrascal Vento", "BCL", 1, "Director de Control Migratorio", 2),
    Guest("Rosaura Bengoa Tineo", "BCL", 0, "Registradora nacional", 1),
    Guest("Gaspar Llorente Amaya", "BCL", 3, "Inspector de documentos", 4),
    Guest("Noemí Peralejo Santacruz", "CVE", 2, "Directora de Asuntos Consulares", 3),
    Guest("Baltasar Entrena Yuste", "CVE", 0, "Jefe de emisión de pasaportes", 1),
    Guest("Jimena Ordiales Prat", "CVE", 1, "Supervisora de aeropuertos", 2),
    Guest("Evelio Marchante Duque", "ICO", 1, "Oficial superior de migración", 2),
    Guest("Coral Zubieta Mairena", "ICO", 2, "Vicecónsul", 4),
    Guest("Fermín Olivastro Luna", "LLG", 0, "Director del Registro Civil", 1),
    Guest("Priscila Aramburu Tello", "LLG", 1, "Analista de fronteras", 4),
    Guest("Donato Besteiro Rey", "LLG", 3, "Perito en documentos", 2),
    Guest("Aurora Valdecasas Mejí", "PSE", 2, "Directora de Protección Consular", 3),
    Guest("Rufino Salcedilla Ponte", "PSE", 1, "Jefe de control marítimo", 4),
    Guest("Leandro Quintanar Sosa", "RMA", 0, "Subdirector de Pasaportes", 1),
    Guest("Ximena Torralvo Gil", "RMA", 2, "Encargada de emergencias consulares", 3),
    Guest("Amparo Riosalido Mena", "RMA", 1, "Instructora de la escuela migratoria", 4),
    Guest("Itziar Robledal Campo", "VAZ", 1, "Directora general de Migración", 2),
    Guest("Néstor Calatrava Ibarz", "VAZ", 0, "Jefe de sistemas de identidad", 1),
    Guest("Paloma Escarrer Nadal", "VAZ", 2, "Agregada consular", None),
    Guest("Hugo Vilaplana Terrer", "OAM", None, "Especialista en gestión de fronteras", 4),
    Guest("Silvana Bracamonte Oro", "URRC", None, "Secretaria ejecutiva", 3),
    Guest("Marcial Fontecha Lira", "REVOS", None, "Coordinador de albergues", None),
    Guest("Ludmila Estévanez Roca", None, None, "Expositora sobre identidad digital", None, outside=True),
)

# room, facilitator, rapporteur, helper of each axis's group
GROUPS = (
    ("Salón Ceiba", "Hugo Vilaplana Terrer", "Brisa Montellano Ruipérez", "Equipo de la OAM"),
    ("Salón Guanacaste", "Itziar Robledal Campo", "Ulises Carrascal Vento", None),
    ("Salón Mangle", "Silvana Bracamonte Oro", "Noemí Peralejo Santacruz", None),
    ("Terraza", "Amparo Riosalido Mena", "Gaspar Llorente Amaya", "Equipo de la OAM"),
)
