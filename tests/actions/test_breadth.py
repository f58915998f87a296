"""Breadth of wording: five ways of each category to tell an act, and what looks like one and is none."""

from __future__ import annotations

import pytest

from tests.actions.helpers import acted

POLRES = "[[AGENCY|Kepolisian Resor Bintan]]"
KANIM = "[[AGENCY|Kantor Imigrasi Batam]]"
BP3MI = "[[AGENCY|Balai Pelayanan Pelindungan Pekerja Migran Indonesia Riau]]"
DINSOS = "[[AGENCY|Dinas Sosial Kabupaten Lingga]]"
MINISTRY = "[[AGENCY|Kementerian Ketenagakerjaan]]"
COURT = "[[AGENCY|Pengadilan Negeri Bintan]]"
EMBASSY = "[[AGENCY|Kedutaan Besar Republik Indonesia Phnom Penh]]"
LPSK = "[[AGENCY|Lembaga Perlindungan Saksi dan Korban]]"
PEMKAB = "[[AGENCY|Pemerintah Kabupaten Lingga]]"
NGO = "[[ORG|Yayasan Embun]]"
NAVY = "[[AGENCY|Pangkalan TNI AL Batam]]"
MIGRANTS = "[[GROUP|pekerja migran]]"
CANDIDATES = "[[GROUP|calon pekerja migran]]"
VICTIMS = "[[GROUP|korban]]"
TRAFFICKING = "[[CRIME|perdagangan orang]]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{KANIM} menahan empat warga Tiongkok di ruang detensi.", "arrest"),
        (f"{POLRES} mengamankan sepasang suami istri.", "arrest"),
        ("Buron itu tertangkap di [[LOC|Jakarta]].", "arrest"),
        (f"{POLRES} membekuk calo itu.", "arrest"),
        ("Dua perekrut diringkus saat hendak naik kapal.", "arrest"),
        (f"{BP3MI} mengedukasi 80 pelajar.", "awareness"),
        (f"{KANIM} menyebarluaskan informasi tentang migrasi aman lewat radio desa.", "awareness"),
        (f"{PEMKAB} berkampanye menentang {TRAFFICKING} di hari bebas kendaraan.", "awareness"),
        (f"{BP3MI} masuk ke kelas-kelas untuk bercerita tentang modus calo.", "awareness"),
        (f"{POLRES} menyambangi rumah warga satu per satu untuk menjelaskan modus perekrutan.", "awareness"),
        ("Perempuan itu resmi tersangka.", "charge"),
        (f"Sidang lanjutan digelar di {COURT}.", "charge"),
        (f"{COURT} mulai menyidangkan perkara itu.", "charge"),
        (f"{POLRES} mempersangkakan mereka dengan Pasal 2.", "charge"),
        (f"Mereka diadili di {COURT}.", "charge"),
        (f"{PEMKAB} memberikan beasiswa kepada anak pekerja migran.", "community_program"),
        (f"{PEMKAB} membangun balai latihan kerja di desa kantong migran.", "community_program"),
        (f"{KANIM} membentuk desa binaan.", "community_program"),
        (f"{NGO} mengajari mantan migran mengelola uang.", "community_program"),
        (f"{BP3MI} membina delapan desa migran.", "community_program"),
        (f"{DINSOS} mengaktifkan layanan telepon 129.", "complaint_channel"),
        (f"{NGO} menaruh kotak aduan di balai desa.", "complaint_channel"),
        (f"{POLRES} menyebar nomor ponsel kapolres ke grup warga.", "complaint_channel"),
        (f"{DINSOS} membuka layanan konsultasi lewat telepon.", "complaint_channel"),
        (f"{POLRES} membuka posko pengaduan.", "complaint_channel"),
        (f"{PEMKAB} merangkul pesantren.", "cooperation"),
        (f"{KANIM} bersama {NGO} menandatangani kesepakatan.", "cooperation"),
        (f"{PEMKAB} mengajak gereja ikut mencegah.", "cooperation"),
        (f"{KANIM} menggandeng {POLRES}.", "cooperation"),
        (f"{MINISTRY} menandatangani perjanjian dengan pemerintah [[LOC|Malaysia]].", "cooperation"),
        (f"{MINISTRY} melaporkan perkembangan kasus kepada {POLRES}.", "coordination"),
        (f"{EMBASSY} mengirim nota diplomatik.", "coordination"),
        (f"{MINISTRY} menyurati {EMBASSY}.", "coordination"),
        (f"Pertemuan rutin digelar {PEMKAB} tiap bulan.", "coordination"),
        (f"{PEMKAB} memimpin rapat gugus tugas.", "coordination"),
        (f"{MINISTRY} meluncurkan sistem data terpadu.", "data_exchange"),
        (f"{KANIM} mengirim laporan harian penolakan kepada {BP3MI}.", "data_exchange"),
        (f"{KANIM} memberikan daftar nama agen kepada {POLRES}.", "data_exchange"),
        (f"{BP3MI} mencocokkan daftar nama dengan data {KANIM}.", "data_exchange"),
        (f"Sistem {KANIM} kini tersambung dengan sistem {BP3MI}.", "data_exchange"),
        ("Enam perempuan dicegah berangkat di Bandara Juanda.", "departure_control"),
        (f"{NAVY} mencegat kapal kayu bermuatan 30 {CANDIDATES}.", "departure_control"),
        (f"{POLRES} menggagalkan pemberangkatan lima gadis ke [[LOC|Kamboja]].", "departure_control"),
        (f"{NAVY} menghadang speedboat yang membawa 8 orang ke [[LOC|Tawau]].", "departure_control"),
        (f"{POLRES} mendapati 13 {CANDIDATES} di atas kapal dan mencegah mereka berlayar.", "departure_control"),
        (f"{KANIM} mendeportasi empat WNA.", "deportation"),
        (f"{KANIM} menangkal tiga WNA.", "deportation"),
        (f"{KANIM} memulangkan paksa tujuh warga Bangladesh.", "deportation"),
        (f"{KANIM} mengusulkan penangkalan.", "deportation"),
        (f"{KANIM} mencekal warga asing itu.", "deportation"),
        (f"{POLRES} menerbitkan surat perintah penyidikan.", "investigation"),
        (f"{POLRES} membongkar sindikat.", "investigation"),
        ("Polisi masih mengejar dua orang lagi.", "investigation"),
        (f"{POLRES} membuka kembali kasus itu.", "investigation"),
        (f"{POLRES} menerima laporan dari keluarga {VICTIMS} dan menyelidikinya.", "investigation"),
        (f"{KANIM} dan {POLRES} menggelar operasi gabungan.", "joint_operation"),
        (f"{KANIM} menggelar operasi bersama {POLRES}.", "joint_operation"),
        (f"Petugas gabungan {KANIM} dan {POLRES} memeriksa penumpang.", "joint_operation"),
        ("Aparat gabungan menggerebek penampungan.", "joint_operation"),
        (f"Tim terpadu {PEMKAB} menyisir rumah kos.", "joint_operation"),
        ("Hakim mengabulkan restitusi Rp200 juta.", "legal_aid"),
        (f"{LPSK} menerima permohonan perlindungan dari 20 {VICTIMS}.", "legal_aid"),
        (f"{NGO} mendampingi {VICTIMS} membuat laporan.", "legal_aid"),
        (f"{NGO} mendampingi keluarga melaporkan perekrut ke polisi.", "legal_aid"),
        (f"Restitusi dibayarkan kepada sembilan {VICTIMS}.", "legal_aid"),
        (f"{KANIM} menggugurkan 20 permohonan paspor.", "passport_control"),
        (f"{KANIM} membatalkan dan menarik lima paspor.", "passport_control"),
        (f"{KANIM} menyatakan 18 permohonan paspor tidak memenuhi syarat.", "passport_control"),
        (f"{KANIM} urung menerbitkan paspor bagi 12 pemohon.", "passport_control"),
        (f"{KANIM} menolak menerbitkan paspor bagi sembilan perempuan.", "passport_control"),
        (f"{PEMKAB} mengeluarkan larangan merekrut anak.", "policy"),
        (f"{MINISTRY} membatasi pengiriman awak kapal.", "policy"),
        (f"{MINISTRY} melarang perusahaan memungut biaya dari calon pekerja.", "policy"),
        (f"Rencana aksi daerah disusun {PEMKAB}.", "policy"),
        ("Pemerintah menyiapkan payung hukum bagi awak kapal.", "policy"),
        (f"{DINSOS} memulihkan kondisi psikis {VICTIMS}.", "rehabilitation"),
        (f"{POLRES} menitipkan keempatnya kepada {DINSOS}.", "rehabilitation"),
        (f"{DINSOS} menampung lima {VICTIMS} di rumah aman.", "rehabilitation"),
        (f"{DINSOS} mengirim pekerja sosial untuk menemani keempat gadis itu.", "rehabilitation"),
        (f"{POLRES} menyerahkan para {VICTIMS} kepada {DINSOS}.", "rehabilitation"),
        (f"{DINSOS} mempertemukan {VICTIMS} dengan keluarganya.", "repatriation"),
        (f"{DINSOS} mengembalikan gadis itu kepada orang tuanya.", "repatriation"),
        (f"{BP3MI} memfasilitasi kepulangan tiga {MIGRANTS}.", "repatriation"),
        (f"{DINSOS} membawa pulang tujuh anak.", "repatriation"),
        (f"{EMBASSY} membiayai tiket pesawat 12 awak kapal.", "repatriation"),
        (f"{POLRES} merebut kembali dua anak dari tangan pelaku.", "rescue"),
        (f"{POLRES} melepaskan enam pekerja dari sekapan.", "rescue"),
        (f"Dua remaja dibebaskan {POLRES} dari kamar terkunci.", "rescue"),
        (f"Belasan remaja ditemukan {POLRES} di kamar belakang.", "rescue"),
        (f"{POLRES} membawa para {VICTIMS} keluar dari lokasi.", "rescue"),
        (f"{KANIM} menonaktifkan petugas konter itu.", "sanction"),
        (f"{PEMKAB} menutup kafe itu.", "sanction"),
        (f"{KANIM} memindahkan petugas konter itu ke bagian arsip.", "sanction"),
        (f"{POLRES} memecat anggotanya.", "sanction"),
        (f"{MINISTRY} melayangkan teguran kepada P3MI.", "sanction"),
        ("Dua tahun penjara diketok majelis.", "sentence"),
        (f"Hukuman perekrut dipangkas {COURT}.", "sentence"),
        ("Hakim mengganjar Rudi dengan hukuman tujuh tahun.", "sentence"),
        (f"{COURT} menjatuhkan pidana tujuh tahun.", "sentence"),
        (f"{COURT} melepaskan terdakwa dari segala tuntutan.", "sentence"),
        (f"{MINISTRY} menginspeksi 12 penampungan calon pekerja.", "surveillance"),
        (f"{KANIM} menggelar inspeksi mendadak ke tiga hotel.", "surveillance"),
        (f"{NAVY} mengintensifkan patroli laut.", "surveillance"),
        (f"{POLRES} merazia kafe remang-remang.", "surveillance"),
        (f"{POLRES} menjaga ketat jalur tikus.", "surveillance"),
        (f"Gugus tugas dikukuhkan {PEMKAB}.", "task_force"),
        (f"{MINISTRY} membentuk tim khusus.", "task_force"),
        (f"{PEMKAB} membubarkan satgas.", "task_force"),
        (f"{PEMKAB} menghidupkan lagi satgas yang mati suri.", "task_force"),
        (f"{PEMKAB} meneken surat keputusan gugus tugas.", "task_force"),
        (f"{NGO} memberi kursus singkat kepada para pemandu wisata.", "training"),
        (f"{NGO} memberikan pelatihan kepada 30 kader desa.", "training"),
        (f"{MINISTRY} menggelar lokakarya bagi jaksa.", "training"),
        (f"Kelas bagi para babinsa dibuka {DINSOS}.", "training"),
        (f"{NGO} melatih relawan desa mendeteksi perekrutan.", "training"),
        (f"{DINSOS} menggolongkan mereka sebagai korban.", "victim_identification"),
        (f"{EMBASSY} mewawancarai para WNI untuk mengenali {VICTIMS}.", "victim_identification"),
        (f"{DINSOS} menggali keterangan para {VICTIMS}.", "victim_identification"),
        (f"Hasil asesmen {DINSOS} menunjukkan lima {VICTIMS}.", "victim_identification"),
        (
            f"Petugas {DINSOS} menanyai satu per satu perempuan itu untuk memastikan siapa korban.",
            "victim_identification",
        ),
    ],
)
def test_ways_to_tell_of_an_act(text: str, expected: str) -> None:
    assert [act.category for act in acted(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Sindikat memburu gadis desa.",
        "Korban menangkap gelagat buruk.",
        "Suaminya melapor ke polisi.",
        "Calo membuatkan paspor untuk para gadis.",
        "Ibunya menyimpan paspor itu.",
        f"Agen menahan paspor {VICTIMS}.",
        "Undang-undang itu mengatur restitusi.",
        f"Majikan memecat {VICTIMS}.",
        f"Sponsor mengirim {VICTIMS} ke [[LOC|Malaysia]].",
        "Ia dijanjikan gaji delapan juta.",
        "Sopir itu membawa tujuh perempuan ke Entikong.",
        "Korban kabur dari mes lewat jendela.",
        "Tekong memaksa penumpang terjun ke laut.",
        "Korban melatih adiknya menjahit.",
        "Warga memeriksa rumahnya.",
        "Keluarga berkoordinasi dengan perekrut.",
        "Agen mengejar target.",
        f"Majikan menitipkan anaknya kepada {VICTIMS}.",
        "Ibunya menolak permintaan perekrut.",
        f"Keluarga {VICTIMS} mencari nomor telepon perekrut.",
        f"{VICTIMS} dijanjikan modal usaha.",
        "Pelaku memasang iklan lowongan palsu.",
        "Keluarga menerima kabar duka.",
        "Ibunya merawat bayi itu.",
        f"Perekrut mendampingi {VICTIMS} saat wawancara paspor.",
        "Perusahaan itu menampung 30 calon pekerja di mes sempit.",
        "Perekrut bekerja sama dengan sponsor.",
        "Mereka pulang sendiri dengan bus.",
    ],
)
def test_what_others_do_is_no_act(text: str) -> None:
    assert acted(text) == []
