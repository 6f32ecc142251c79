import Bilingual
import Testing

@Suite struct SourceNameTests {
    /// The forms in which libpq and GDAL take passwords.
    @Test(arguments: [
        ("PG:host=h password=S3CRET dbname=x", "PG:host=h password=*** dbname=x"),
        ("PG:host=h password='S3 CRET\\'s' dbname=x", "PG:host=h password=*** dbname=x"),
        ("PG:host=h password = S3CRET dbname=x", "PG:host=h password = *** dbname=x"),
        ("PG:host=h password=S3CRET and more", "PG:host=h password=***"),
        ("PG:host=h password=S3CRET=x;y,z port=5", "PG:host=h password=*** port=5"),
        ("PG:host=h PASSWORD=S3\\ CRET port=5", "PG:host=h PASSWORD=*** port=5"),
        ("PG:host=h passwort=S3CRET", "PG:host=h passwort=***"),
        ("PG:host=h sslpassword=S3CRET sslmode=require", "PG:host=h sslpassword=*** sslmode=require"),
        ("postgresql://u:S3CRET@h:5432/d", "postgresql://u:***@h:5432/d"),
        ("PG:postgresql://u:S3/C@R ET@h/d", "PG:postgresql://u:***@h/d"),
        (
            "postgresql://u@h/d?password=S3CRET&sslmode=require",
            "postgresql://u@h/d?password=***&sslmode=require"
        ),
        ("MYSQL:land,user=x,password=S3CRET,port=3306", "MYSQL:land,user=x,password=***,port=3306"),
        ("MSSQL:server=h;UID=u;PWD={S3 CRET};database=d", "MSSQL:server=h;UID=u;PWD=***;database=d"),
        ("OCI:scott/S3CRET@db", "OCI:scott/***@db"),
        ("PG:u/S3C@RET@h/d", "PG:u/***@h/d"), ("PG:u:S3CRET@h/d", "PG:u:***@h/d"),
        ("postgresql:/u:S3CRET@h/d", "postgresql:/u:***@h/d"),
        ("https://u:S3CRET@h/x.geojson", "https://u:***@h/x.geojson"),
        ("https://h/x?token=S3CRET&y=1", "https://h/x?token=***&y=1"),
        ("Authorization: Basic UzNDUkVU", "Authorization: Basic ***"),
    ])
    func passwordsAreHidden(source: String, shown: String) {
        #expect(SourceName.hidingPasswords(source) == shown)
        #expect(SourceName.hidingPasswords(shown) == shown)
        #expect(SourceName.hidingPasswords("\(shown): 无法连接") == "\(shown): 无法连接")
    }

    @Test(arguments: [
        "草原.shp", "规划.gpkg:红线", "PG:host=h user=u passfile=/home/u/.pgpass", "postgresql://u@h:5432/d", "a:b@c",
        "PG:postgresql://u@h/d",
        "PG:host=/run/postgresql user=u@h",
        "PG:host=… password=…，含空格的值加单引号",
    ])
    func othersStayAsTheyAre(source: String) {
        #expect(SourceName.hidingPasswords(source) == source)
    }

    /// Of `password=a b` libpq says that there is no "=" behind the second word.
    @Test func partsOfAPasswordAreFound() {
        let source = "PG:host=h password=first second"
        #expect(SourceName.showsPassword("missing \"=\" after \"second\"", of: source))
        #expect(SourceName.showsPassword("p@ss", of: "postgresql://u:p%40ss@h/d"))
        #expect(SourceName.showsPassword("x word", of: "PG:host=h", others: ["word"]))
        #expect(SourceName.showsPassword("host name \"heim2@h\"", of: "PG:postgresql://u:ge@heim2@h/d"))
        #expect(SourceName.showsPassword("port \"ge\"", of: "postgresql://u:ge/heim@h/d"))
        #expect(!SourceName.showsPassword("connection refused", of: source))
    }

    @Test func databasesAreKnown() {
        for source in ["PG:dbname=x", "pg:x", "postgresql://h/d", "postgres://h/d"] {
            #expect(SourceName.isDatabase(source))
        }
        #expect(!SourceName.isDatabase("PG.shp"))
    }
}
