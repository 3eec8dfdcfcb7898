; The Windows setup: for one user, without an administrator, into %LOCALAPPDATA%\Programs\HeatDesk.
;
;   makensis -DVERSION=1.2.3 -DPROGRAM=<folder of the built program> -DICONS=<folder> -DOUT=<setup.exe>
;            [-DSIGN=<command that signs the file it is given>] [-DSTUB64] packaging/windows/heatdesk.nsi
;
;   setup.exe /S [/D=C:\a folder]     asks nothing; /D must come last and takes no quotes
;
; Exit codes: 0 done, 1 the user has cancelled, 2 it could not be done (the reason is shown, or with /S
; written to %TEMP%\heatdesk-setup.txt). STUB64 makes, in a shorter time, a setup that is itself 64-bit,
; which wine64 can run.

Unicode true
!ifdef STUB64
  Target amd64-unicode
  SetCompressor /FINAL zlib
!else
  SetCompressor /FINAL /SOLID lzma
  SetCompressorDictSize 32 ; megabytes: both programs hold the same archive of modules
!endif

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include x64.nsh

!define NAME "HeatDesk"
!define WINDOW "heatdesk-window.exe"
!define CONSOLE "heatdesk.exe"
!define PROGID "HeatDesk.Map.1"
!define DOCUMENT "HeatDesk map"
!define CLASSES "Software\Classes"
!define PATHS "Software\Microsoft\Windows\CurrentVersion\App Paths"
!define REMOVAL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define SETTINGS "$LOCALAPPDATA\heatdesk" ; where Qt has what is to be kept of a program,
!define STATE "$LOCALAPPDATA\State\heatdesk" ; and what it is in the middle of
!define OLDEST_BUILD 18362 ; Windows 10 1903, the first with the ICU library that Qt is linked to

Name "${NAME}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\${NAME}" "InstallDir"
ManifestSupportedOS Win10
ManifestDPIAware true
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${NAME} setup"
VIAddVersionKey CompanyName "The HeatDesk authors"
VIAddVersionKey LegalCopyright "Copyright (c) 2026 The HeatDesk authors. MIT licence."
!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

!define MUI_ICON "${ICONS}/heatdesk.ico"
!define MUI_UNICON "${ICONS}/heatdesk.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_FINISHPAGE_SHOWREADME
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_FINISHPAGE_SHOWREADME_TEXT "Put a shortcut on the desktop"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION PutOnDesktop
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "..\..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English

; What installing and removing share ---------------------------------------------------------------

; Shows why it cannot go on, or writes it down where nobody looks on, and ends with 2.
!macro Refuse REASON
  ${If} ${Silent}
    FileOpen $R8 "$TEMP\heatdesk-setup.txt" w
    FileWriteUTF16LE /BOM $R8 "${REASON}$\r$\n"
    FileClose $R8
  ${Else}
    MessageBox MB_OK|MB_ICONSTOP "${REASON}"
  ${EndIf}
  SetErrorLevel 2
  Quit
!macroend

; A program that runs cannot be opened for writing.
!macro RefuseWhileOpen FILE
  ${If} ${FileExists} "${FILE}"
    ClearErrors
    FileOpen $R9 "${FILE}" a
    ${If} ${Errors}
      !insertmacro Refuse "${NAME} is running. Please close it, and start this again."
    ${EndIf}
    FileClose $R9
  ${EndIf}
!macroend

!macro RefuseWhileRunning FOLDER
  !insertmacro RefuseWhileOpen "${FOLDER}\${WINDOW}"
  !insertmacro RefuseWhileOpen "${FOLDER}\${CONSOLE}"
!macroend

; The program's own files in a folder, and nothing that anybody else has put there.
!macro RemoveProgram FOLDER
  RMDir /r "${FOLDER}\_internal"
  Delete "${FOLDER}\${WINDOW}"
  Delete "${FOLDER}\${CONSOLE}"
  Delete "${FOLDER}\heatdesk-map.ico"
  Delete "${FOLDER}\LICENSE.txt"
  Delete "${FOLDER}\Uninstall.exe"
  RMDir "${FOLDER}"
!macroend

!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

; Installing ---------------------------------------------------------------------------------------

Function .onInit
  SetShellVarContext current
  ${IfNot} ${RunningX64}
    !insertmacro Refuse "${NAME} needs a 64-bit Windows."
  ${EndIf}
  ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    !insertmacro Refuse "${NAME} needs Windows 10, version 1903 (of May 2019), or newer."
  ${EndIf}
FunctionEnd

Function PutOnDesktop
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${WINDOW}"
FunctionEnd

Section
  !insertmacro RefuseWhileRunning "$INSTDIR"
  ; Another program of the same make keeps its files under the same name: they are not ours to remove.
  ${If} ${FileExists} "$INSTDIR\_internal\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${WINDOW}"
    !insertmacro Refuse "$INSTDIR holds another program. Please choose a folder of its own for ${NAME}."
  ${EndIf}

  ; The last version, wherever it lies: a file that a newer one no longer has must not stay.
  ReadRegStr $0 HKCU "Software\${NAME}" "InstallDir"
  ${If} $0 != ""
  ${AndIf} $0 != $INSTDIR
  ${AndIf} ${FileExists} "$0\${WINDOW}"
    !insertmacro RefuseWhileRunning "$0"
    !insertmacro RemoveProgram "$0"
  ${EndIf}
  !insertmacro RemoveProgram "$INSTDIR"

  ClearErrors
  SetOutPath "$INSTDIR"
  File /r "${PROGRAM}/*"
  File "${ICONS}/heatdesk-map.ico"
  File "/oname=LICENSE.txt" "..\..\LICENSE"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  ${If} ${Errors}
    !insertmacro Refuse "Not all files could be written to $INSTDIR."
  ${EndIf}

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOW}"
  WriteRegStr HKCU "Software\${NAME}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${PATHS}\${WINDOW}" "" "$INSTDIR\${WINDOW}"
  WriteRegStr HKCU "${PATHS}\${CONSOLE}" "" "$INSTDIR\${CONSOLE}"

  ; Our own files open by a double click; other JSON only through "Open with".
  WriteRegStr HKCU "${CLASSES}\${PROGID}" "" "${DOCUMENT}"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\DefaultIcon" "" "$INSTDIR\heatdesk-map.ico"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'
  WriteRegStr HKCU "${CLASSES}\.heatdesk" "" "${PROGID}"
  WriteRegStr HKCU "${CLASSES}\.heatdesk" "Content Type" "application/vnd.heatdesk+json"
  WriteRegStr HKCU "${CLASSES}\.heatdesk\OpenWithProgids" "${PROGID}" ""
  WriteRegStr HKCU "${CLASSES}\.json\OpenWithProgids" "${PROGID}" ""
  WriteRegStr HKCU "${CLASSES}\Applications\${WINDOW}" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\Applications\${WINDOW}\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\${WINDOW}\SupportedTypes" ".heatdesk" ""
  WriteRegStr HKCU "${CLASSES}\Applications\${WINDOW}\SupportedTypes" ".json" ""

  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegStr HKCU "${REMOVAL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${REMOVAL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REMOVAL}" "DisplayIcon" "$INSTDIR\${WINDOW}"
  WriteRegStr HKCU "${REMOVAL}" "Publisher" "The HeatDesk authors"
  WriteRegStr HKCU "${REMOVAL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${REMOVAL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${REMOVAL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${REMOVAL}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${REMOVAL}" "NoModify" 1
  WriteRegDWORD HKCU "${REMOVAL}" "NoRepair" 1
  !insertmacro TellExplorer
SectionEnd

; Removing -----------------------------------------------------------------------------------------

Function un.onInit
  SetShellVarContext current
FunctionEnd

Section "Uninstall"
  !insertmacro RefuseWhileRunning "$INSTDIR"
  !insertmacro RemoveProgram "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey HKCU "${CLASSES}\${PROGID}"
  DeleteRegKey HKCU "${CLASSES}\Applications\${WINDOW}"
  DeleteRegValue HKCU "${CLASSES}\.json\OpenWithProgids" "${PROGID}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.json\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.json"
  Call un.GiveBackOurSuffix
  DeleteRegKey HKCU "${PATHS}\${WINDOW}"
  DeleteRegKey HKCU "${PATHS}\${CONSOLE}"
  DeleteRegKey HKCU "${REMOVAL}"
  DeleteRegKey HKCU "Software\${NAME}"
  !insertmacro TellExplorer
  Call un.AskAboutSettings
SectionEnd

; .heatdesk may belong to another program by now, which then keeps it.
Function un.GiveBackOurSuffix
  DeleteRegValue HKCU "${CLASSES}\.heatdesk\OpenWithProgids" "${PROGID}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.heatdesk\OpenWithProgids"
  ReadRegStr $0 HKCU "${CLASSES}\.heatdesk" ""
  ${If} $0 == "${PROGID}"
    DeleteRegValue HKCU "${CLASSES}\.heatdesk" ""
    DeleteRegValue HKCU "${CLASSES}\.heatdesk" "Content Type"
    DeleteRegKey /ifempty HKCU "${CLASSES}\.heatdesk"
  ${EndIf}
FunctionEnd

; Maps are never touched. Settings stay unless somebody says otherwise, and always with /S.
Function un.AskAboutSettings
  ${IfNot} ${FileExists} "${SETTINGS}\*.*"
  ${AndIfNot} ${FileExists} "${STATE}\*.*"
    Return
  ${EndIf}
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 \
    "Remove your settings, the list of recent maps, the maps' previous versions and what was kept for recovery, too?$\r$\n$\r$\nYour maps stay where they are." \
    /SD IDNO IDNO stay
  RMDir /r "${SETTINGS}"
  RMDir /r "${STATE}"
  RMDir "$LOCALAPPDATA\State"
  stay:
FunctionEnd
