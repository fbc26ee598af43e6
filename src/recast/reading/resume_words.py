"""Words that tell titles, employers, schools and places apart in the header lines of a resume."""

import re

TITLE_WORDS = frozenset(
    """
    accountant actor actuary adjuster administrator adviser advisor advocate agent aide ambassador
    analyst apprentice architect artist assistant associate attendant attorney auditor author
    banker barista bartender biologist bookkeeper broker builder buyer captain caregiver
    carpenter cashier ceo cfo chairman chairperson chairwoman champion chef chemist chief cio cleaner clerk
    clinician cmo co-founder cofounder coach commander commissioner comptroller concierge conductor
    consultant contractor controller cook coo coordinator co-ordinator counsel counselor counsellor cso cto
    curator custodian dba dean dentist deputy designer detective developer devops dietitian
    director dispatcher doctor driver economist editor educator electrician engineer estimator
    evangelist examiner executive expert fabricator faculty fellow firefighter foreman founder
    freelancer generalist geologist graduate groomer guard handler handyman head helper hostess host hygienist
    inspector installer instructor intern internee interpreter investigator janitor journalist
    keeper laborer labourer landscaper lawyer lead leader lecturer librarian lifeguard
    machinist maid manager marketer mason mechanic mentor merchandiser merchandizer midwife minister model
    moderator musician nanny nurse nutritionist officer operator optician organizer owner
    painter paralegal paramedic partner pastor pharmacist photographer physician physicist pilot
    planner plumber president preceptor principal principle processor producer professor programmer promoter
    psychologist publicist radiographer receptionist recruiter reporter representative
    researcher rn roofer salesman salesperson scheduler scholar scientist secretary sergeant
    server specialist staff stagehand steward stewardess stocker strategist student stylist
    superintendent supervisor support surgeon surveyor teacher technician technologist teller
    temp tester therapist trader trainee trainer translator treasurer tutor typist underwriter
    usher veterinarian vp volunteer waiter waitress warehouseman welder worker writer
    hr sdet svp evp avp cna lpn emt pa member internship apprenticeship superviser
    geschäftsführer entwickler leiter leiterin berater ingenieur directeur ingénieur responsable
    ingeniero gerente analista desarrollador jefe
    """.split()
)
"""The last word of most titles."""

EMPLOYER_WORDS = frozenset(
    """
    inc incorporated llc llp lp ltd limited corp corporation co company companies plc gmbh ag kg sa sas srl spa bv nv oy ab
    aps pty pvt private pte sdn bhd group groups holdings holding partners associates brothers sons
    enterprises enterprise industries industry international global worldwide ventures labs lab laboratories
    laboratory solutions technologies technology systems software infotech infosystems infosys services consultancy consulting
    consultants communications media studios studio agency agencies bank banks insurance financial
    finance capital investments securities mutual credit union trust fund hospital hospitals clinic
    clinics medical health healthcare center centre centers pharmacy pharma pharmaceuticals
    university college school schools academy institute institution polytechnic vidyalaya
    foundation council ministry department dept bureau commission authority government
    administration army navy force marines guard district county municipality church museum library
    society association club hotel hotels resort restaurant restaurants grill cafe café kitchen bakery store
    stores market markets supermarket mall shop boutique retail motors automotive airlines airways
    logistics transport transportation shipping construction constructions builders properties realty estate
    energy power electric electronics engineering engineers manufacturing mfg foods beverages products textiles
    chemicals steel metals mining oil gas petroleum telecom networks wireless digital interactive
    entertainment theatre theater records publishing press news magazine broadcasting
    """.split()
)
"""Words that employers' names end on or hold."""

SCHOOL_WORDS = frozenset(
    """
    university college school academy institute institution polytechnic vidyalaya mahavidyalaya
    université universität hochschule universidad universidade università conservatory seminary
    gymnasium lycée iit iim nit mit ucla board vidyapeeth vidyapith iti
    """.split()
)

DEGREE = re.compile(
    r"\b(?:ph\.?\s?d|doctor(?:ate)?|m\.?b\.?a|m\.?sc?|m\.?a|m\.?tech|m\.?com|m\.?c\.?a|m\.?e|m\.?eng|master(?:'?s|’s)?"
    r"|b\.?sc?|b\.?a|b\.?tech|b\.?com|b\.?c\.?a|b\.?e|b\.?eng|b\.?b\.?a|b\.?ed|bachelor(?:'?s|’s)?|associate(?:'?s|’s)?"
    r"|a\.?a\.?s|diploma|ged|certificate|h\.?s\.?c|s\.?s\.?c|s\.?s\.?l\.?c|h\.?s\.?s\.?c|graduat(?:e|ion)|j\.?d|md|ll\.?b|ll\.?m"
    r"|high school|licence|maîtrise|matric(?:ulation)?|intermediate|10th|12th|x(?:ii)?th|minor|major)(?![\w])",
    re.IGNORECASE,
)

_STATES = """
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii
    idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan
    minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania
    tennessee texas utah vermont virginia washington wisconsin wyoming ontario quebec alberta
    manitoba saskatchewan maharashtra karnataka gujarat kerala telangana punjab haryana
    bavaria bayern catalonia scotland wales england
    """.split()
_COUNTRIES = """
    usa us u.s. u.s.a. uk u.k. uae india canada germany france spain italy portugal netherlands belgium
    switzerland austria poland sweden norway denmark finland ireland greece turkey türkiye russia
    ukraine romania hungary bulgaria serbia croatia israel egypt nigeria kenya ghana morocco
    australia china japan korea singapore malaysia indonesia philippines thailand vietnam taiwan
    pakistan bangladesh nepal mexico brazil argentina chile colombia peru qatar kuwait oman bahrain
    deutschland españa italia schweiz österreich brasil méxico remote worldwide
    """.split()
_CITIES = """
    london paris berlin munich münchen hamburg frankfurt madrid barcelona rome milan lisbon amsterdam
    brussels zurich zürich geneva vienna wien warsaw prague budapest stockholm oslo copenhagen helsinki
    dublin athens istanbul moscow kyiv dubai doha riyadh cairo lagos nairobi johannesburg sydney
    melbourne toronto vancouver montreal chicago boston seattle houston dallas austin denver atlanta
    miami philadelphia phoenix detroit beijing shanghai tokyo seoul bangkok jakarta manila taipei
    mumbai pune bangalore bengaluru hyderabad chennai kolkata delhi noida gurgaon gurugram ahmedabad
    jaipur kochi coimbatore chandigarh nagpur indore karachi lahore dhaka
    """.split()
_MORE_PLACES = (
    "new york", "new york city", "nyc", "new jersey", "new mexico", "new hampshire",
    "north carolina", "south carolina", "north dakota", "south dakota", "west virginia",
    "rhode island", "district of columbia", "british columbia", "nova scotia", "new delhi",
    "navi mumbai", "los angeles", "san francisco", "san diego", "las vegas", "hong kong",
    "south africa", "saudi arabia", "sri lanka", "new zealand", "united states",
    "united states of america", "united kingdom", "united arab emirates", "czech republic",
    "south korea", "costa rica", "puerto rico", "tamil nadu", "uttar pradesh", "west bengal",
    "andhra pradesh", "madhya pradesh", "são paulo", "mexico city", "tel aviv", "state", "new south wales",
)  # fmt: skip
PLACES = frozenset([*_STATES, *_COUNTRIES, *_CITIES, *_MORE_PLACES])

STATE_CODES = frozenset(
    """
    AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY
    NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR ON QC BC AB MB SK NS NB NSW VIC QLD
    UK USA UAE IN
    """.split()
)
